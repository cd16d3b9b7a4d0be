using System.Net;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Access;

/// <summary>A new installation, met over HTTP as a stranger meets it.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;
    private string oneTime = "";

    private Uri Address => new(app.Urls.First());

    public async ValueTask InitializeAsync()
    {
        folder.WriteSmallPlan("rules/small");
        app = await SampleApp.Build(
            Path.Combine(folder.Path, "data"), isSample: false, configure: null, $"--Rules:Folder={Path.Combine(folder.Path, "rules")}");
        await app.Services.OpenDatabase(TestContext.Current.CancellationToken);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            oneTime = (await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CreateIfNone(TestContext.Current.CancellationToken))!;
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_and_shown_nothing()
    {
        using var stranger = new Visitor(Address);
        foreach (var path in (string[])["/", "/figures", "/mail/1.eml", "/runs/1", "/account"])
        {
            var answer = await stranger.Get(path);

            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in?back=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_printed_password_leads_to_choosing_one_of_ones_own_and_nowhere_else()
    {
        using var administrator = new Visitor(Address);
        await administrator.SignIn("quantri", oneTime);

        Assert.Equal("/account/password", (await administrator.Get("/")).Headers.Location!.OriginalString);
        Assert.Contains("refused=Guessable", await administrator.ChangePassword(oneTime, "quantri-12345"), StringComparison.Ordinal);
        Assert.Contains("refused=TooShort", await administrator.ChangePassword(oneTime, "ngắn"), StringComparison.Ordinal);
        Assert.Equal("/account/password", (await administrator.Get("/")).Headers.Location!.OriginalString);
        Assert.Equal("/account?changed=1", await administrator.ChangePassword(oneTime, SignedIn.NewPassword));
        Assert.Equal(HttpStatusCode.OK, (await administrator.Get("/")).StatusCode);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        using var stranger = new Visitor(Address);

        Assert.Equal(await stranger.SignIn("khongco", "sai sai sai sai"), await stranger.SignIn("quantri", "sai sai sai sai"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        using var guesser = new Visitor(Address);
        for (var guess = 0; guess < 5; guess++)
        {
            await guesser.SignIn("quantri", "sai sai sai sai");
        }

        Assert.Contains("failed=1", await guesser.SignIn("quantri", oneTime), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/runs", "/runs")]
    public async Task Signing_in_leads_to_this_app_only(string back, string where)
    {
        using var administrator = new Visitor(Address);

        Assert.Equal(where, await administrator.SignIn("quantri", oneTime, back));
    }

    [Fact]
    public async Task The_cookie_is_for_this_app_alone()
    {
        using var administrator = new Visitor(Address);
        await administrator.SignIn("quantri", oneTime);

        var cookie = Assert.Single(administrator.CookiesSet, cookie => cookie.StartsWith("ActionPlan=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_browsers_at_once()
    {
        using var here = new Visitor(Address);
        await here.SignIn("quantri", oneTime);
        await here.ChangePassword(oneTime, SignedIn.NewPassword);
        using var there = new Visitor(Address);
        await there.SignIn("quantri", SignedIn.NewPassword);
        Assert.Equal(HttpStatusCode.OK, (await there.Get("/")).StatusCode);

        await here.Post("/account/leave-everywhere", "/account");

        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/")).StatusCode);
    }

    [Fact]
    public async Task A_form_without_the_apps_own_token_is_refused()
    {
        using var client = new HttpClient { BaseAddress = Address };
        foreach (var path in (string[])["/sign-in", "/sign-out", "/sign-in/sample"])
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "quantri"), KeyValuePair.Create("password", "x")]);

            var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);

            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        MigratedDatabase.LetGo(app.Services);
        await app.DisposeAsync();
        folder.Dispose();
    }
}
