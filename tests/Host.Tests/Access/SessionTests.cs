using System.Net;
using ActionPlan.Host.Access.SignIn.Sessions;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Tests.Database;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Access;

/// <summary>A cookie opens while its session is there, and no longer.</summary>
public sealed class SessionTests(SecuredApp app) : IClassFixture<SecuredApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cookie_that_somebody_kept_opens_nothing_after_signing_out()
    {
        using var owner = await SignedIn("thoat", "203.0.113.1");
        using var thief = app.With(Cookie(owner));
        Assert.Equal(HttpStatusCode.OK, await Status(thief));

        await owner.Post("/sign-out", "/account");

        Assert.Equal(HttpStatusCode.Redirect, await Status(thief));
        Assert.True(await app.Read(db => db.Audit.AnyAsync(entry => entry.Action == "SignedOut" && entry.Actor == "thoat", Cancellation)));
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_it_is_used()
    {
        using var owner = await SignedIn("ca-ngay", "203.0.113.2");
        for (var hour = 1; hour < 12; hour++)
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await owner.Get("/account")).StatusCode);
        }

        app.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Redirect, (await owner.Get("/account")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_two_hours_without_use_also_for_a_cookie_that_was_kept()
    {
        using var owner = await SignedIn("nghi-trua", "203.0.113.3");
        var id = await app.Read(
            db => db.Sessions.Where(row => row.UserId == db.Users.Single(user => user.UserName == "nghi-trua").Id).Select(row => row.Id)
                .SingleAsync(Cancellation));
        app.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(HttpStatusCode.OK, (await owner.Get("/account")).StatusCode);
        using var thief = app.With(Cookie(owner));

        app.Clock.Advance(TimeSpan.FromMinutes(126));

        Assert.Equal(HttpStatusCode.Redirect, await Status(thief));
        Assert.Equal(HttpStatusCode.Redirect, (await owner.Get("/account")).StatusCode);
        Assert.True((await app.Read(db => db.Sessions.AsNoTracking().SingleAsync(row => row.Id == id, Cancellation))).IsOver(app.Clock.GetUtcNow()));
    }

    [OnFile("somebody else writes to the file")]
    [Fact]
    public async Task Its_last_use_is_noted_every_five_minutes_and_not_while_somebody_else_writes()
    {
        using var owner = await SignedIn("ban-ron", "203.0.113.4");
        async Task<DateTimeOffset> Used() =>
            (await app.Read(db => db.Sessions.AsNoTracking()
                .SingleAsync(row => row.UserId == db.Users.Single(user => user.UserName == "ban-ron").Id, Cancellation))).LastUsedAt;
        var began = await Used();
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        await owner.Get("/account");
        Assert.Equal(began, await Used());

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await using (var writer = new SqliteConnection(app.Services.GetRequiredService<DatabaseChoice>().ConnectionString))
        {
            await writer.OpenAsync(Cancellation);
            await using var writing = await writer.BeginTransactionAsync(Cancellation);
            Assert.Equal(HttpStatusCode.OK, (await owner.Get("/account")).StatusCode);
        }

        Assert.Equal(began, await Used());
        await owner.Get("/account");
        Assert.Equal(app.Clock.GetUtcNow(), await Used());
    }

    [Fact]
    public async Task People_see_where_they_are_signed_in_and_end_what_is_theirs_and_nobody_elses()
    {
        using var here = await SignedIn("hai-may", "203.0.113.5");
        using var there = app.From("198.51.100.77");
        await there.SignIn("hai-may", SecuredApp.Password);
        using var other = await SignedIn("nguoi-khac", "203.0.113.6");
        var page = await here.Text("/account/sessions");
        Assert.Contains("198.51.100.77", page, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.6", page, StringComparison.Ordinal);

        var others = await app.Read(db => db.Sessions.Where(row => row.From == "203.0.113.6").Select(row => row.Id).SingleAsync(Cancellation));
        Assert.Equal("/account/sessions?ended=0", await here.Post("/account/sessions/end", "/account/sessions", ("id", others)));
        Assert.Equal(HttpStatusCode.OK, (await other.Get("/account")).StatusCode);

        Assert.Equal("/account/sessions?ended=1", await here.Post("/account/sessions/end-others", "/account/sessions"));
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).StatusCode);
        Assert.True(await app.Read(db => db.Audit.AnyAsync(entry => entry.Action == "SessionsEnded" && entry.Actor == "hai-may", Cancellation)));
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_this_one_goes_on_to_its_own_end()
    {
        using var here = await SignedIn("doi-mat-khau", "203.0.113.8");
        using var there = await app.SignIn("doi-mat-khau", "203.0.113.9");
        app.Clock.Advance(TimeSpan.FromHours(1.5));
        await here.Get("/account");
        var kept = Cookie(here);

        Assert.Equal("/account?changed=1", await here.ChangePassword(SecuredApp.Password, "con cò bay lả bay la"));

        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/account")).StatusCode);
        using var thief = app.With(kept);
        Assert.Equal(HttpStatusCode.Redirect, await Status(thief));
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).StatusCode);
        var session = await app.Read(db => db.Sessions.AsNoTracking().SingleAsync(row => row.From == "203.0.113.8", Cancellation));
        Assert.Equal(app.Clock.GetUtcNow() - TimeSpan.FromHours(1.5), session.StartedAt);
    }

    [Fact]
    public async Task A_one_time_password_serves_a_week()
    {
        await app.Account("moi", account => account.HasOneTimePassword(app.Clock.GetUtcNow()));
        using var person = app.From("203.0.113.10");
        app.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal("/", await person.SignIn("moi", SecuredApp.Password));

        app.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal("/sign-in?failed=old&back=%2F", await person.SignIn("moi", SecuredApp.Password));
        Assert.Contains("đã hết hạn", WebUtility.HtmlDecode(await person.Text("/sign-in?failed=old")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_the_second_step_is_shown_to_whoever_knows_the_password_and_is_new_each_time()
    {
        using var owner = await SignedIn("ngoi-nham", "203.0.113.11");
        Assert.DoesNotContain("data:image/png", await owner.Text("/account/two-factor"), StringComparison.Ordinal);

        Assert.Equal("/account/two-factor?refused=Mismatch", await owner.Post("/account/two-factor/key", "/account/two-factor", ("password", "đoán")));
        var first = await (await owner.Send("/account/two-factor/key", "/account/two-factor", ("password", SecuredApp.Password))).Content
            .ReadAsStringAsync(Cancellation);
        var second = await (await owner.Send("/account/two-factor/key", "/account/two-factor", ("password", SecuredApp.Password))).Content
            .ReadAsStringAsync(Cancellation);

        Assert.Contains("data:image/png", first, StringComparison.Ordinal);
        Assert.NotEqual(first.Split("<code>")[1].Split("</code>")[0], second.Split("<code>")[1].Split("</code>")[0]);
    }

    private Task<Visitor> SignedIn(string name, string address) => app.NewSignedIn(name, address);

    private static string Cookie(Visitor visitor) =>
        visitor.CookiesSet.Last(cookie => cookie.StartsWith("ActionPlan=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task<HttpStatusCode> Status(HttpClient client) =>
        (await client.GetAsync(new Uri("/account", UriKind.Relative), Cancellation)).StatusCode;
}
