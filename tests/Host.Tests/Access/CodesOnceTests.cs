using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Access;

/// <summary>Codes of an authenticator app: each opens once.</summary>
public sealed class CodesOnceTests
{
    /// <summary>Appendix B of RFC 6238; the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59L, "287082")]
    [InlineData(1_111_111_109L, "081804")]
    [InlineData(1_111_111_111L, "050471")]
    [InlineData(1_234_567_890L, "005924")]
    [InlineData(20_000_000_000L, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        Assert.Equal("12345678901234567890"u8.ToArray(), Base32.Read("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
        Assert.Equal(code, CodesOnce.Code("12345678901234567890"u8.ToArray(), seconds / 30));
    }

    [Fact]
    public async Task A_code_that_was_taken_is_refused_as_long_as_it_lasts_and_the_next_one_is_taken()
    {
        await using var ward = await Ward.Open();
        var (id, key) = await WithKey(ward);

        Assert.True(await Takes(ward, id, Code(ward, key)));
        Assert.False(await Takes(ward, id, Code(ward, key)));
        ward.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.False(await Takes(ward, id, Code(ward, key, step: -1)), "the same code, a step later");
        Assert.True(await Takes(ward, id, Code(ward, key)));
        Assert.False(await Takes(ward, id, Code(ward, key, step: -2)), "an older one than the last");
    }

    [Fact]
    public async Task A_telephone_may_be_a_minute_off_and_no_more()
    {
        await using var ward = await Ward.Open();
        var (id, key) = await WithKey(ward);

        Assert.False(await Takes(ward, id, Code(ward, key, step: -3)));
        Assert.False(await Takes(ward, id, Code(ward, key, step: 3)));
        Assert.True(await Takes(ward, id, Code(ward, key, step: -2)));
        Assert.True(await Takes(ward, id, Code(ward, key, step: 2)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("１２３４５６")]
    [InlineData("abcdef")]
    public async Task What_is_no_code_is_refused(string typed)
    {
        await using var ward = await Ward.Open();

        Assert.False(await Takes(ward, (await WithKey(ward)).Id, typed));
    }

    /// <summary>The first code of all, and one after others: the two ways in which the last step is kept.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_requests_with_one_code_one_is_let_in(bool hasTakenOne)
    {
        await using var ward = await Ward.Open();
        var (id, key) = await WithKey(ward);
        if (hasTakenOne)
        {
            Assert.True(await Takes(ward, id, Code(ward, key, step: -1)));
        }

        var code = Code(ward, key);
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Takes(ward, id, code))));

        Assert.Equal(1, taken.Count(one => one));
    }

    private static string Code(Ward ward, byte[] key, int step = 0) => CodesOnce.Code(key, (ward.Clock.GetUtcNow().ToUnixTimeSeconds() / 30) + step);

    private static async Task<(string Id, byte[] Key)> WithKey(Ward ward)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>();
        var account = new UserAccount { UserName = "an", DisplayName = "Nguyễn An", FoldedName = "nguyen an" };
        await accounts.CreateAsync(account);
        await accounts.ResetAuthenticatorKeyAsync(account);
        return (account.Id, Base32.Read((await accounts.GetAuthenticatorKeyAsync(account))!));
    }

    private static async Task<bool> Takes(Ward ward, string id, string code)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>();
        return await accounts.VerifyTwoFactorTokenAsync((await accounts.FindByIdAsync(id))!, accounts.Options.Tokens.AuthenticatorTokenProvider, code);
    }
}
