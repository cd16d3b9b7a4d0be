using System.Net;
using ActionPlan.Host.Access.People;
using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Tests.Pages;
using Microsoft.Extensions.Configuration;

namespace ActionPlan.Host.Tests.Access.Outside;

/// <summary>Signing in through a provider: only into accounts that an administrator prepared, and into nobody else's.</summary>
public sealed class OutsideSignInTests(OutsideApp app) : IClassFixture<OutsideApp>
{
    private const string Refused = "/sign-in?outside=refused";
    private const string Failed = "/sign-in?outside=failed";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_prepared_person_is_linked_by_the_verified_address_once_and_by_the_subject_from_then_on()
    {
        var account = await app.Prepare("lien.ket", "lien@phuong12.example");
        using var first = new Visitor(app.Address);

        var walk = await app.SignIn(first, new Somebody("s-lien", "Lien@phuong12.example"), back: "/account");

        Assert.Equal(("/account", HttpStatusCode.OK), (walk.End, walk.Status));
        var (action, userId, facts) = await app.NewestSignIn();
        Assert.Equal((AuditActions.SignedIn, account.Id, "lien.ket", "Cổng phường"), (action, userId, facts["name"], facts["provider"]));
        Assert.Equal(1,
            await app.Read(db => db.Audit.CountAsync(entry => entry.Action == nameof(EnterFromOutside) && entry.Changes.Contains(account.Id!), Cancellation)));

        await app.Send(new EditPerson(account.Id!, new PersonFacts("Liên", null, null)));
        using var second = new Visitor(app.Address);
        Assert.Equal("/account", (await app.SignIn(second, new Somebody("s-lien", "moi@other.example", IsVerified: false), back: "/account")).End);
    }

    [Fact]
    public async Task The_one_time_password_serves_no_more_once_its_owner_came_in_from_outside()
    {
        var account = await app.Prepare("mot.lan", "motlan@phuong12.example");
        using var outside = new Visitor(app.Address);
        await app.SignIn(outside, new Somebody("s-motlan", "motlan@phuong12.example"));

        using var inside = new Visitor(app.Address);
        Assert.StartsWith("/sign-in?failed=1", await inside.SignIn("mot.lan", account.Password!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chua.xacminh@phuong12.example", false)]
    [InlineData("khong.ai.biet@phuong12.example", true)]
    [InlineData("ſau@phuong12.example", true)]
    [InlineData(null, true)]
    public async Task An_unverified_an_unknown_and_a_lookalike_address_open_nothing_and_create_nothing(string? email, bool isVerified)
    {
        await EnsurePrepared("chua.xacminh", "chua.xacminh@phuong12.example");
        await EnsurePrepared("sau", "sau@phuong12.example");
        var before = await app.Read(db => db.Users.CountAsync(Cancellation));
        using var visitor = new Visitor(app.Address);

        var walk = await app.SignIn(visitor, new Somebody("s-la-" + email, email, isVerified));

        Assert.Equal(Refused, walk.End);
        Assert.Equal((before, 0),
            (await app.Read(db => db.Users.CountAsync(Cancellation)),
                await app.Read(db => db.UserLogins.CountAsync(link => link.ProviderKey.StartsWith("s-la-"), Cancellation))));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/account")).StatusCode);
        var (action, userId, facts) = await app.NewestSignIn();
        Assert.Equal((AuditActions.SignInFailed, null, "Cổng phường"), (action, userId, facts["provider"]));
    }

    [Fact]
    public async Task An_address_that_changed_hands_at_the_provider_does_not_take_the_account_along()
    {
        await app.Prepare("doi.chu", "doichu@phuong12.example");
        using var owner = new Visitor(app.Address);
        await app.SignIn(owner, new Somebody("s-cu", "doichu@phuong12.example"));

        using var successor = new Visitor(app.Address);
        Assert.Equal(Refused, (await app.SignIn(successor, new Somebody("s-moi", "doichu@phuong12.example"))).End);
    }

    [Fact]
    public async Task Who_is_deactivated_stays_out_and_is_out_at_once_and_who_is_unlinked_is_looked_for_anew()
    {
        var account = await app.Prepare("ngung", "ngung@phuong12.example");
        var person = new Somebody("s-ngung", "ngung@phuong12.example");
        using var visitor = new Visitor(app.Address);
        await app.SignIn(visitor, person);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/account")).StatusCode);

        await app.Send(new SetPersonActive(account.Id!, Active: false));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/account")).StatusCode);
        Assert.Equal(Refused, (await app.SignIn(visitor, person)).End);

        await app.Send(new SetPersonActive(account.Id!, Active: true));
        Assert.Equal("/", (await app.SignIn(visitor, person)).End);
        await app.Send(new UnlinkPerson(account.Id!));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/account")).StatusCode);
        Assert.Equal(Refused, (await app.SignIn(visitor, person with { IsVerified = false })).End);
        Assert.Equal("/", (await app.SignIn(visitor, person with { Subject = "s-ngung-2" })).End);
    }

    [Fact]
    public async Task Wrong_passwords_shut_out_nobody_who_comes_from_outside_and_a_locked_account_does()
    {
        var account = await app.Prepare("bi.khoa", "bikhoa@phuong12.example");
        var person = new Somebody("s-khoa", "bikhoa@phuong12.example");
        using var visitor = new Visitor(app.Address);
        for (var guess = 0; guess < 5; guess++)
        {
            await visitor.SignIn("bi.khoa", "sai sai sai sai");
        }

        Assert.Equal("/", (await app.SignIn(visitor, person)).End);

        // As wrong codes of the second step lock it.
        await app.Read(db => db.Users.Where(user => user.Id == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, TimeProvider.System.GetUtcNow().AddMinutes(10)),
                TestContext.Current.CancellationToken));
        Assert.Equal(Refused, (await app.SignIn(visitor, person)).End);
    }

    public static TheoryData<string> Tricks => [.. Enum.GetNames<Trick>().Where(trick => trick != nameof(Trick.None))];

    [Theory]
    [MemberData(nameof(Tricks))]
    public async Task A_forged_answer_opens_nothing(string trick)
    {
        await EnsurePrepared("gia.mao", "giamao@phuong12.example");
        using var visitor = new Visitor(app.Address);

        var walk = await app.SignIn(visitor, new Somebody("s-giamao", "giamao@phuong12.example"), Enum.Parse<Trick>(trick));

        Assert.Equal(Failed, walk.End);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/account")).StatusCode);
        Assert.Equal(0, await app.Read(db => db.UserLogins.CountAsync(link => link.ProviderKey == "s-giamao", Cancellation)));
    }

    [Fact]
    public async Task The_same_answer_a_second_time_or_in_another_browser_opens_nothing()
    {
        await app.Prepare("hai.lan", "hailan@phuong12.example");
        using var visitor = new Visitor(app.Address);
        var walk = await app.SignIn(visitor, new Somebody("s-hailan", "hailan@phuong12.example"));
        var answer = walk.Addresses.Single(address => address.Contains("/sign-in/outside/callback?", StringComparison.Ordinal));
        var given = app.Provider.Tokens.Given;

        using var thief = new Visitor(app.Address);
        Assert.Equal(Failed, (await app.Follow(thief, answer)).End);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.Get("/account")).StatusCode);
        Assert.Equal(Failed, (await app.Follow(visitor, answer)).End);
        Assert.Equal(given, app.Provider.Tokens.Given);
        Assert.Equal(Failed, (await app.Follow(thief, "/sign-in/outside/done?back=%2Faccount")).End);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    public async Task The_way_back_leads_to_this_app_only(string back)
    {
        await EnsurePrepared("ve.dau", "vedau@phuong12.example");
        using var visitor = new Visitor(app.Address);

        var walk = await app.SignIn(visitor, new Somebody("s-vedau", "vedau@phuong12.example"), back: back);

        Assert.Equal("/", walk.End);
        Assert.All(walk.Addresses,
            address =>
                Assert.True(new Uri(address).Authority == app.Address.Authority || address.StartsWith(app.Provider.Issuer, StringComparison.Ordinal), address));
        Assert.Equal("/", (await app.Follow(visitor, "/sign-in/outside?back=" + Uri.EscapeDataString(back))).End);
    }

    [Fact]
    public async Task Signing_out_leads_to_the_providers_sign_out_and_ends_the_session_here()
    {
        await app.Prepare("di.ra", "dira@phuong12.example");
        using var visitor = new Visitor(app.Address);
        await app.SignIn(visitor, new Somebody("s-dira", "dira@phuong12.example"));
        await visitor.Get("/account");

        var answer = await visitor.Send("/sign-out", "/account");

        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains($"url={app.Provider.Issuer}/leave?", page, StringComparison.Ordinal);
        Assert.Contains("id_token_hint=ey", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/account")).StatusCode);
    }

    [Fact]
    public async Task The_first_administrator_comes_in_by_password_beside_the_button()
    {
        using var administrator = new Visitor(app.Address);

        Assert.Contains("Đăng nhập bằng Cổng phường", WebUtility.HtmlDecode(await administrator.Text("/sign-in")), StringComparison.Ordinal);
        await administrator.SignIn("quantri", app.OneTimePassword);
        Assert.Equal("/account?changed=1", await administrator.ChangePassword(app.OneTimePassword, SignedIn.NewPassword));
        Assert.Equal("/sign-in", await administrator.Post("/sign-out", "/account"));
    }

    [Theory]
    [InlineData("http://id.example.vn", "action-plan")]
    [InlineData("id.example.vn", "action-plan")]
    [InlineData("https://id.example.vn", null)]
    [InlineData("https://id.example.vn", " ")]
    public void Settings_that_cannot_work_or_not_safely_refuse_the_start(string authority, string? clientId)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Oidc:Authority", authority), KeyValuePair.Create("Oidc:ClientId", clientId)]).Build();

        Assert.Contains("Oidc:", Assert.Throws<StartRefusedException>(() => OidcSettings.Check(settings)).Message, StringComparison.Ordinal);
    }

    private async Task EnsurePrepared(string userName, string email)
    {
        if (!await app.Read(db => db.Users.AnyAsync(user => user.UserName == userName, Cancellation)))
        {
            await app.Prepare(userName, email);
        }
    }
}
