using System.Text;
using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Tests.Access;

/// <summary>What whoever reads the database file can make of it: nothing that opens a door.</summary>
public sealed class StoredSecretsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_are_sealed_codes_hashed_and_both_serve()
    {
        await using var ward = await Ward.Open();
        var (id, key, codes) = await WithSecondStep(ward);

        var stored = await ward.Read(db => db.UserTokens.Select(token => token.Value!).ToListAsync(Cancellation));
        Assert.All(codes.Append(key), secret => Assert.DoesNotContain(stored, value => value.Contains(secret, StringComparison.Ordinal)));
        Assert.True(await Redeems(ward, id, codes[0].ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)));
        Assert.False(await Redeems(ward, id, codes[0]));
        Assert.False(await Redeems(ward, id, "SAIRO-SAIRO"));
        Assert.True(await Redeems(ward, id, codes[1]));
        Assert.Equal(8, await With(ward, async accounts => await accounts.CountRecoveryCodesAsync((await accounts.FindByIdAsync(id))!)));
    }

    [Theory]
    [InlineData("tiếng Việt có dấu", "tiếng Việt có dấu")]
    [InlineData("ｍậｔ ｋｈẩｕ ｄàｉ", "mật khẩu dài")]
    public void A_password_is_the_same_from_whatever_keyboard(string chosen, string typed)
    {
        var (hasher, account) =
            (new ComposedPasswords(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })), new UserAccount { DisplayName = "", FoldedName = "" });
        var decomposed = typed.Normalize(NormalizationForm.FormD);

        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(account, hasher.HashPassword(account, chosen), decomposed));
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(account, hasher.HashPassword(account, decomposed), chosen));
        Assert.Equal(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(account, hasher.HashPassword(account, chosen), decomposed + "x"));
    }

    private static async Task<(string Id, string Key, List<string> Codes)> WithSecondStep(Ward ward) => await With(ward, async accounts =>
    {
        var account = new UserAccount { UserName = "an", DisplayName = "Nguyễn An", FoldedName = "nguyen an" };
        await accounts.CreateAsync(account);
        await accounts.ResetAuthenticatorKeyAsync(account);
        return (account.Id, (await accounts.GetAuthenticatorKeyAsync(account))!,
            (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 10))!.ToList());
    });

    private static Task<bool> Redeems(Ward ward, string id, string code) => With(ward, async accounts =>
        (await accounts.RedeemTwoFactorRecoveryCodeAsync((await accounts.FindByIdAsync(id))!, code)).Succeeded);

    private static async Task<T> With<T>(Ward ward, Func<UserManager<UserAccount>, Task<T>> act)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>());
    }
}
