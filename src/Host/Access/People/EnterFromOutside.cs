using ActionPlan.Host.Access.SignIn.Outside;
using Mediator;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.People;

/// <summary>
/// The account of somebody who a provider has signed in; null if an administrator has prepared none. The first time the two are linked, and
/// from then on by the provider's subject alone.
/// </summary>
internal sealed record EnterFromOutside(OutsideIdentity Identity) : ICommand<string?>, ITransactional, IByTheMachine;

internal sealed class EnterFromOutsideHandler(UserManager<UserAccount> accounts, AppDb db, OidcSettings settings) : ICommandHandler<EnterFromOutside, string?>
{
    public async ValueTask<string?> Handle(EnterFromOutside command, CancellationToken cancellationToken)
    {
        var identity = command.Identity;
        var account = await accounts.FindByLoginAsync(identity.Issuer, identity.Subject) ?? await Link(identity, cancellationToken);
        if (account is { MustChangePassword: true, DeactivatedAt: null })
        {
            // They need no password that somebody else has seen, and it must not stay behind as a second way in.
            account.HasOwnPassword();
            await accounts.RemovePasswordAsync(account);
        }

        return account?.Id;
    }

    private async Task<UserAccount?> Link(OutsideIdentity identity, CancellationToken cancellation)
    {
        var account = !string.IsNullOrEmpty(settings.NameClaim) ? await Named(identity.UserName)
            : identity.Email is { } email ? await accounts.FindByEmailAsync(email) : null;
        // Who is linked already stays who they are, whoever is given their address or name at the provider later.
        if (account is null or { DeactivatedAt: not null }
            || await db.UserLogins.AnyAsync(known => known.UserId == account.Id && known.LoginProvider == identity.Issuer, cancellation))
        {
            return null;
        }

        return (await accounts.AddLoginAsync(account, new UserLoginInfo(identity.Issuer, identity.Subject, settings.Name))).Succeeded ? account : null;
    }

    private async Task<UserAccount?> Named(string? userName) => userName is null ? null : await accounts.FindByNameAsync(userName);
}
