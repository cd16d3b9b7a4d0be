using ActionPlan.Host.Access.SignIn.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>
/// Accounts as Identity has them, but that whoever reads the database can use nothing of it: an authenticator's key is encrypted, recovery
/// codes are kept as their hashes. Whatever changes the security stamp ends all sessions.
/// </summary>
internal sealed class AccountStore(AppDb db, AuthenticatorKeys keys, IdentityErrorDescriber words) : UserOnlyStore<UserAccount, AppDb>(db, words)
{
    // Identity's own names, which it does not show.
    public const string Provider = "[AspNetUserStore]";
    public const string KeyName = "AuthenticatorKey";
    public const string CodesName = "RecoveryCodes";

    public override Task SetAuthenticatorKeyAsync(UserAccount user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, keys.Seal(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(UserAccount user, CancellationToken cancellationToken) =>
        keys.Open(await base.GetAuthenticatorKeyAsync(user, cancellationToken));

    public override Task ReplaceCodesAsync(UserAccount user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        SetTokenAsync(user, Provider, CodesName, RecoveryCodes.Hash(recoveryCodes), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(UserAccount user, string code, CancellationToken cancellationToken)
    {
        if (RecoveryCodes.Without(await GetTokenAsync(user, Provider, CodesName, cancellationToken), code) is not { } rest)
        {
            return false;
        }

        await SetTokenAsync(user, Provider, CodesName, rest, cancellationToken);
        return true;
    }

    public override async Task<int> CountCodesAsync(UserAccount user, CancellationToken cancellationToken) =>
        RecoveryCodes.Count(await GetTokenAsync(user, Provider, CodesName, cancellationToken));

    public override async Task SetSecurityStampAsync(UserAccount user, string stamp, CancellationToken cancellationToken = default)
    {
        await base.SetSecurityStampAsync(user, stamp, cancellationToken);
        await Context.Sessions.Where(session => session.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
    }
}
