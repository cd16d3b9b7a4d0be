using System.Net;
using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Access.SignIn.Tries;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Persistence.Keeping;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Access;

/// <summary>The clock was two years ahead and is put right: what was stored meanwhile neither holds up nor lets in anybody for two years.</summary>
public sealed class ClockAheadTests(SecuredApp app) : IClassFixture<SecuredApp>
{
    private const string Page = "/figures";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Moments_of_a_clock_that_was_ahead_hold_nobody_up_and_let_nobody_in()
    {
        var right = app.Clock.GetUtcNow();
        app.Clock.AdjustTime(right.AddDays(800));
        await app.Account("bi-chan");
        using var stranger = app.From("203.0.113.20");
        for (var guess = 0; guess < SignInTries.Most; guess++)
        {
            await stranger.SignIn("bi-chan", "sai sai sai sai");
        }

        using var session = await app.NewSignedIn("phien-cu", "203.0.113.21");
        await app.Account("mot-lan", account => account.HasOneTimePassword(app.Clock.GetUtcNow()));
        using var oneTime = app.From("203.0.113.22");
        var letIn = await oneTime.SignIn("mot-lan", SecuredApp.Password);
        var codes = await app.Account("co-ma");
        Assert.True(await TakesCode(codes, begin: true));
        var locked = await app.Account("bi-khoa");
        await With(locked, async (accounts, account) =>
        {
            for (var wrong = 0; wrong < accounts.Options.Lockout.MaxFailedAccessAttempts; wrong++)
            {
                await accounts.AccessFailedAsync(account);
            }

            return await accounts.IsLockedOutAsync(account);
        });
        for (var form = 0; form < FormKeeping.MostOfOne; form++)
        {
            await Keep(locked, "xưa");
        }

        var key = await app.Read(async db =>
        {
            var row = new ApiKeyRow
            {
                PlanId = "p", Prefix = "aaaaaaaa", KeyHash = "h", Holder = "h", Unit = "u", Scopes = "", ExpiresOn = new DateOnly(2099, 1, 1),
                CreatedAt = app.Clock.GetUtcNow(), CreatedBy = "a", LastUsedAt = app.Clock.GetUtcNow(),
            };
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            await db.Insert([row], Cancellation);
            await transaction.CommitAsync(Cancellation);
            return await db.ApiKeys.AsNoTracking().IgnoreQueryFilters().SingleAsync(Cancellation);
        });

        app.Clock.AdjustTime(right.AddMinutes(1));
        await Keep(locked, "một");
        var first = await Keep(locked, "hai");
        await Keep(locked, "ba");
        await app.Read(async db =>
        {
            await KeyUse.Note(db, key, app.Clock.GetUtcNow(), Cancellation);
            return 0;
        });

        (string What, bool IsSafe)[] safe =
        [
            ("a place that was shut", await stranger.SignIn("bi-chan", SecuredApp.Password) == "/"),
            ("a session", (await session.Get("/account")).StatusCode == HttpStatusCode.Redirect),
            ("a one-time password", await oneTime.SignIn("mot-lan", SecuredApp.Password) != letIn),
            ("the last code", await TakesCode(codes, begin: false)),
            ("the last code, twice", !await TakesCode(codes, begin: false)),
            ("a lock of the second step", !await With(locked, (accounts, account) => accounts.IsLockedOutAsync(account))),
            ("kept forms", await app.Services.GetRequiredService<FormKeeping>().Find<string>(locked, Page, first, Cancellation) == "hai"),
            ("a key's last use",
                (await app.Read(db => db.ApiKeys.AsNoTracking().IgnoreQueryFilters().SingleAsync(Cancellation))).LastUsedAt == app.Clock.GetUtcNow()),
        ];

        Assert.Equal([], safe.Where(one => !one.IsSafe).Select(one => one.What));
    }

    [OnFile("two installations stand beside each other")]
    [Fact]
    public async Task A_plan_that_came_into_force_by_a_clock_that_was_ahead_asks_for_its_figures_once_the_clock_is_right()
    {
        await using var ward = await Ward.Open("2026-12-05 08:00");
        Assert.Equal("2026-Q4", ward.Get<PlanInForce>().InUseSince.ToString());

        ward.Clock.AdjustTime(ward.Clock.GetUtcNow().AddDays(-780));
        await ward.Get<PlanInForce>().Load(Cancellation);
        await ward.Get<PlanInForce>().Load(Cancellation);

        Assert.Equal("2024-Q4", ward.Get<PlanInForce>().InUseSince.ToString());
        Assert.Equal(2, await ward.Read(db => db.PlanChanges.CountAsync(Cancellation)));
        Assert.Equal(ward.Plan.Version, ward.Get<PlanInForce>().For(Period.Parse("2024-Q4")).Version);
    }

    private Task<string?> Keep(string user, string text) => app.Services.GetRequiredService<FormKeeping>().Keep(user, Page, text, Cancellation);

    private Task<bool> TakesCode(string user, bool begin) => With(user, async (accounts, account) =>
    {
        if (begin)
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
        }

        var code = CodesOnce.Code(Base32.Read((await accounts.GetAuthenticatorKeyAsync(account))!), app.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);
        return await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, code);
    });

    private async Task<bool> With(string user, Func<UserManager<UserAccount>, UserAccount, Task<bool>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>();
        return await work(accounts, (await accounts.FindByIdAsync(user))!);
    }
}
