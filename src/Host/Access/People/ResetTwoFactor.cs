using Mediator;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.People;

/// <summary>Turns the second step off for somebody whose telephone is lost; the old codes serve no more.</summary>
internal sealed record ResetTwoFactor(string Id) : ICommand<PersonChange>, ITransactional, INeeds
{
    public Right Right => Right.ManagePeople;
}

internal sealed class ResetTwoFactorHandler(UserManager<UserAccount> accounts) : ICommandHandler<ResetTwoFactor, PersonChange>
{
    public async ValueTask<PersonChange> Handle(ResetTwoFactor command, CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(command.Id) is not { } account)
        {
            return PersonChange.Unknown;
        }

        await accounts.SetTwoFactorEnabledAsync(account, false);
        return PersonChange.Of(await accounts.ResetAuthenticatorKeyAsync(account), account);
    }
}
