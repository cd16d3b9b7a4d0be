using System.Net;
using System.Security.Cryptography;
using ActionPlan.Host.Audit;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>
/// Codes of an authenticator app (RFC 6238, SHA-1, 30 s, 6 digits). Identity's own provider takes a code as often as it is typed while it
/// lasts; here one that was taken – or one older than it – is refused from then on (RFC 6238, 5.2).
/// </summary>
internal sealed class CodesOnce(AppDb db, TimeProvider clock) : IUserTwoFactorTokenProvider<UserAccount>
{
    /// <summary>How many steps a telephone's clock may be off, as Identity has it.</summary>
    private const int Tolerance = 2;
    private const int SecondsAStep = 30;
    public const string Provider = Unaudited.PassingTokens;
    private const string Name = "LastStep";

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<UserAccount> manager, UserAccount user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    /// <summary>The telephone makes them.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<UserAccount> manager, UserAccount user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<UserAccount> manager, UserAccount user)
    {
        if (token is not { Length: 6 } || !token.All(char.IsAsciiDigit) || await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            return false;
        }

        var now = clock.GetUtcNow().ToUnixTimeSeconds() / SecondsAStep;
        var secret = Base32.Read(key);
        var step = Enumerable.Range(-Tolerance, (2 * Tolerance) + 1).Select(offset => now + offset)
            .Where(step => string.Equals(Code(secret, step), token, StringComparison.Ordinal)).Select(step => (long?)step).FirstOrDefault();
        return step is { } found && await Take(user.Id, found, now);
    }

    public static string Code(byte[] secret, long step)
    {
        var hash = CryptographicOperations.HmacData(HashAlgorithmName.SHA1, secret, BitConverter.GetBytes(IPAddress.HostToNetworkOrder(step)));
        var number = IPAddress.NetworkToHostOrder(BitConverter.ToInt32(hash, hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    // The database decides: of two requests with one code, one is let in.
    private async Task<bool> Take(string userId, long step, long now)
    {
        var value = step.ToString(CultureInfo.InvariantCulture);
        var kept = db.UserTokens.Where(token => token.UserId == userId && token.LoginProvider == Provider && token.Name == Name);
        if (await kept.Select(token => token.Value).FirstOrDefaultAsync() is { } last)
        {
            // A step that has not come yet was taken while the clock was ahead.
            var taken = long.Parse(last, CultureInfo.InvariantCulture);
            return (step > taken || taken > now + Tolerance)
                && await kept.Where(token => token.Value == last).ExecuteUpdateAsync(update => update.SetProperty(token => token.Value, value)) == 1;
        }

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Insert([new IdentityUserToken<string> { UserId = userId, LoginProvider = Provider, Name = Name, Value = value }], CancellationToken.None);
            await transaction.CommitAsync();
            return true;
        }
        catch (System.Data.Common.DbException)
        {
            if (!await kept.AnyAsync())
            {
                throw;
            }

            // Another request took the first code of all.
            return false;
        }
    }
}
