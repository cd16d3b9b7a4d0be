using System.Net;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Pages;

namespace ActionPlan.Host.Tests.Access;

/// <summary>The real executable, met over HTTP as a stranger meets it.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private RunningApp app = null!;

    public async ValueTask InitializeAsync()
    {
        folder.WriteSmallPlan("rules/small");
        app = await RunningApp.Start(Path.Combine(folder.Path, "data"), $"--Rules:Folder={Path.Combine(folder.Path, "rules")}");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/figures")]
    [InlineData("/mail/1.eml")]
    [InlineData("/runs/1")]
    [InlineData("/account")]
    public async Task A_stranger_is_asked_to_sign_in_and_shown_nothing(string path)
    {
        using var stranger = new Visitor(app.Address);

        var answer = await stranger.Get(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in?back=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_printed_password_leads_to_choosing_one_of_ones_own_and_nowhere_else()
    {
        using var administrator = new Visitor(app.Address);
        await administrator.SignIn("quantri", await app.OneTimePassword());

        Assert.Equal("/account/password", (await administrator.Get("/")).Headers.Location!.OriginalString);
        Assert.Contains("refused=Guessable", await administrator.ChangePassword(await app.OneTimePassword(), "quantri-12345"), StringComparison.Ordinal);
        Assert.Contains("refused=TooShort", await administrator.ChangePassword(await app.OneTimePassword(), "ngắn"), StringComparison.Ordinal);
        Assert.Equal("/account/password", (await administrator.Get("/")).Headers.Location!.OriginalString);
        Assert.Equal("/account?changed=1", await administrator.ChangePassword(await app.OneTimePassword(), SignedIn.NewPassword));
        Assert.Equal(HttpStatusCode.OK, (await administrator.Get("/")).StatusCode);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        using var stranger = new Visitor(app.Address);

        Assert.Equal(await stranger.SignIn("khongco", "sai sai sai sai"), await stranger.SignIn("quantri", "sai sai sai sai"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        var password = await app.OneTimePassword();
        using var guesser = new Visitor(app.Address);
        for (var guess = 0; guess < 5; guess++)
        {
            await guesser.SignIn("quantri", "sai sai sai sai");
        }

        Assert.Contains("failed=1", await guesser.SignIn("quantri", password), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/runs", "/runs")]
    public async Task Signing_in_leads_to_this_app_only(string back, string where)
    {
        using var administrator = new Visitor(app.Address);

        Assert.Equal(where, await administrator.SignIn("quantri", await app.OneTimePassword(), back));
    }

    [Fact]
    public async Task The_cookie_is_for_this_app_alone()
    {
        using var administrator = new Visitor(app.Address);
        await administrator.SignIn("quantri", await app.OneTimePassword());

        var cookie = Assert.Single(administrator.CookiesSet, cookie => cookie.StartsWith("ActionPlan=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_browsers_at_once()
    {
        using var here = new Visitor(app.Address);
        await here.SignIn("quantri", await app.OneTimePassword());
        await here.ChangePassword(await app.OneTimePassword(), SignedIn.NewPassword);
        using var there = new Visitor(app.Address);
        await there.SignIn("quantri", SignedIn.NewPassword);
        Assert.Equal(HttpStatusCode.OK, (await there.Get("/")).StatusCode);

        await here.Post("/account/leave-everywhere", "/account");

        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/")).StatusCode);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/sign-in/sample")]
    public async Task A_form_without_the_apps_own_token_is_refused(string path)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "quantri"), KeyValuePair.Create("password", "x")]);

        var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Dispose();
    }
}
