using System.Text;
using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Tests.Access;

/// <summary>What whoever reads the database file can make of it: nothing that opens a door.</summary>
public sealed class StoredSecretsTests
{
    private const string OldKey = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

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

    [Fact]
    public async Task A_database_of_an_earlier_version_is_sealed_at_the_start_and_its_file_forgets()
    {
        await using var ward = await Ward.Open();
        var (id, _, _) = await WithSecondStep(ward);
        await ward.Read(async db =>
        {
            await db.UserTokens.Where(token => token.Name == AccountStore.KeyName).ExecuteUpdateAsync(update => update.SetProperty(token => token.Value, OldKey), Cancellation);
            await db.UserTokens.Where(token => token.Name == AccountStore.CodesName).ExecuteUpdateAsync(update => update.SetProperty(token => token.Value, "MATMA-CUKY1;MATMA-CUKY2"), Cancellation);
            await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(update => update.SetProperty(user => user.MustChangePassword, true).SetProperty(user => user.PasswordHash, "x"), Cancellation);
            return 0;
        });

        await ward.Restart();
        await ward.Services.GetRequiredService<SecretsAtRest>().Upgrade(Cancellation);

        Assert.Equal(OldKey, await With(ward, async accounts => await accounts.GetAuthenticatorKeyAsync((await accounts.FindByIdAsync(id))!)));
        Assert.True(await Redeems(ward, id, "MATMA-CUKY2"));
        Assert.Equal(ward.Clock.GetUtcNow() + UserAccount.OneTimeServes, await ward.Read(db => db.Users.Where(user => user.Id == id).Select(user => user.OneTimeUntil).SingleAsync(Cancellation)));
        SqliteConnection.ClearAllPools();
        var file = ward.Services.GetRequiredService<DatabaseChoice>().FilePath!;
        foreach (var part in new[] { file, file + "-wal" }.Where(File.Exists))
        {
            var bytes = await File.ReadAllBytesAsync(part, Cancellation);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(OldKey)) < 0, part);
            Assert.True(bytes.AsSpan().IndexOf("MATMA-CUKY"u8) < 0, part);
        }

        Assert.Equal("sealed", await ward.Read(async db => (await new AuditCheck(db, ward.Services.GetRequiredService<Deployment>()).Run(null, Cancellation)).Any(problem => problem.Key == "RowUnknown") ? "unknown rows" : "sealed"));
    }

    [Theory]
    [InlineData("tiếng Việt có dấu", "tiếng Việt có dấu")]
    [InlineData("ｍậｔ ｋｈẩｕ ｄàｉ", "mật khẩu dài")]
    public void A_password_is_the_same_from_whatever_keyboard(string chosen, string typed)
    {
        var (hasher, account) = (new ComposedPasswords(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })), new UserAccount { DisplayName = "", FoldedName = "" });
        var decomposed = typed.Normalize(NormalizationForm.FormD);

        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(account, hasher.HashPassword(account, chosen), decomposed));
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(account, hasher.HashPassword(account, decomposed), chosen));
        Assert.Equal(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(account, hasher.HashPassword(account, chosen), decomposed + "x"));
    }

    [Fact]
    public void A_hash_from_before_opens_to_what_it_was_made_of_and_is_made_anew()
    {
        var options = Options.Create(new PasswordHasherOptions { IterationCount = 1000 });
        var (hasher, account) = (new ComposedPasswords(options), new UserAccount { DisplayName = "", FoldedName = "" });
        var decomposed = "tiếng Việt có dấu".Normalize(NormalizationForm.FormD);
        var before = new PasswordHasher<UserAccount>(options).HashPassword(account, decomposed);

        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, hasher.VerifyHashedPassword(account, before, decomposed));
        Assert.Equal(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(account, before, decomposed + "x"));
    }

    private static async Task<(string Id, string Key, List<string> Codes)> WithSecondStep(Ward ward) => await With(ward, async accounts =>
    {
        var account = new UserAccount { UserName = "an", DisplayName = "Nguyễn An", FoldedName = "nguyen an" };
        await accounts.CreateAsync(account);
        await accounts.ResetAuthenticatorKeyAsync(account);
        return (account.Id, (await accounts.GetAuthenticatorKeyAsync(account))!, (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 10))!.ToList());
    });

    private static Task<bool> Redeems(Ward ward, string id, string code) => With(ward, async accounts =>
        (await accounts.RedeemTwoFactorRecoveryCodeAsync((await accounts.FindByIdAsync(id))!, code)).Succeeded);

    private static async Task<T> With<T>(Ward ward, Func<UserManager<UserAccount>, Task<T>> act)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>());
    }
}
