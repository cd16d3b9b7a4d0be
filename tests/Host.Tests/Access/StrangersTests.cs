using ActionPlan.Host.Access.SignIn.Tries;
using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Tests.Access;

/// <summary>Strangers who guess shut themselves out, and not those whose names they guess at.</summary>
public sealed class StrangersTests(SecuredApp app) : IClassFixture<SecuredApp>
{
    private const string Failed = "/sign-in?failed=1&back=%2F";

    [Fact]
    public async Task Five_wrong_tries_shut_out_their_own_address_and_not_the_owner_elsewhere_nor_in_a_browser_that_is_known()
    {
        await app.Account("bi-doan");
        using var known = app.From("203.0.113.20");
        Assert.Equal("/", await known.SignIn("bi-doan", SecuredApp.Password));
        await known.Post("/sign-out", "/account");
        using var stranger = app.From("203.0.113.20");
        for (var guess = 0; guess < SignInTries.Most; guess++)
        {
            Assert.Equal(Failed, await stranger.SignIn("bi-doan", "sai sai sai sai"));
        }

        Assert.Equal(Failed, await stranger.SignIn("bi-doan", SecuredApp.Password));
        Assert.Equal("/", await known.SignIn("bi-doan", SecuredApp.Password));
        using var elsewhere = app.From("203.0.113.21");
        Assert.Equal("/", await elsewhere.SignIn("bi-doan", SecuredApp.Password));

        app.Clock.Advance(SignInTries.Window);
        Assert.Equal("/", await stranger.SignIn("bi-doan", SecuredApp.Password));
    }

    [Fact]
    public async Task Guessing_from_many_addresses_shuts_out_every_browser_that_is_not_known_until_an_administrator_opens()
    {
        var id = await app.Account("bi-vay");
        using var known = app.From("203.0.113.30");
        Assert.Equal("/", await known.SignIn("bi-vay", SecuredApp.Password));
        for (var guess = 0; guess < SignInTries.MostEverywhere; guess++)
        {
            using var stranger = app.From($"198.51.100.{guess}");
            Assert.Equal(Failed, await stranger.SignIn("bi-vay", "sai sai sai sai"));
        }

        using var another = app.From("192.0.2.1");
        Assert.Equal(Failed, await another.SignIn("bi-vay", SecuredApp.Password));
        Assert.Equal("/", await known.SignIn("bi-vay", SecuredApp.Password));
        Assert.True(await app.Read(db => db.Audit.AnyAsync(entry => entry.Action == "LockedOut" && entry.UserId == id, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    public void A_network_of_addresses_counts_as_one_place(string one, string other, bool same) =>
        Assert.Equal(same, Place.Address(System.Net.IPAddress.Parse(one)) == Place.Address(System.Net.IPAddress.Parse(other)));
}
