using ActionPlan.Host.Access;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Cli;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Access;

/// <summary>Guessing at the second step counts as guessing at the first does.</summary>
public sealed class SecondStepTests
{
    private const string Password = "mèo con leo cây cau";

    [Theory]
    [InlineData("SAIRO-SAIRO")]
    [InlineData("abc123")]
    public async Task Five_wrong_codes_lock_the_account_even_for_a_right_recovery_code(string guess)
    {
        using var folder = new TemporaryFolder();
        await using var app = await SampleApp.Build(folder.Path, isSample: false);
        await app.Services.OpenDatabase(TestContext.Current.CancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>();
        var account = new UserAccount { UserName = "an", DisplayName = "Nguyễn An", FoldedName = "nguyen an" };
        await accounts.CreateAsync(account, Password);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 2))!.ToList();
        await app.StartAsync(TestContext.Current.CancellationToken);

        using (var owner = new Visitor(new Uri(app.Urls.First())))
        {
            Assert.StartsWith("/sign-in/code", await owner.SignIn("an", Password), StringComparison.Ordinal);
            Assert.Equal("/", await owner.Post("/sign-in/code", "/sign-in/code", ("code", codes[0])));
        }

        using var guesser = new Visitor(new Uri(app.Urls.First()));
        await guesser.SignIn("an", Password);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.StartsWith("/sign-in/code?failed=1", await guesser.Post("/sign-in/code", "/sign-in/code", ("code", guess)), StringComparison.Ordinal);
        }

        Assert.StartsWith("/sign-in/code?failed=1", await guesser.Post("/sign-in/code", "/sign-in/code", ("code", codes[1])), StringComparison.Ordinal);
        await app.StopAsync(CancellationToken.None);
        Database.MigratedDatabase.LetGo(app.Services);
    }
}
