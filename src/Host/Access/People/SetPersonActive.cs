using Mediator;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.People;

/// <summary>Ends or renews somebody's access. Accounts are never deleted: what a person did stays theirs.</summary>
internal sealed record SetPersonActive(string Id, bool Active) : ICommand<PersonChange>, ITransactional, INeeds
{
    public Right Right => Right.ManagePeople;
}

internal sealed class SetPersonActiveHandler(UserManager<UserAccount> accounts, AppDb db, TimeProvider clock) : ICommandHandler<SetPersonActive, PersonChange>
{
    public async ValueTask<PersonChange> Handle(SetPersonActive command, CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(command.Id) is not { } account)
        {
            return PersonChange.Unknown;
        }

        if (!command.Active && !await db.IsAnyLeft(account.Id, withoutGrant: null, cancellationToken))
        {
            return PersonChange.Refused("LastAdministrator", account.Id);
        }

        account.DeactivatedAt = command.Active ? null : account.DeactivatedAt ?? clock.GetUtcNow();
        return PersonChange.Of(await accounts.UpdateSecurityStampAsync(account), account);
    }
}
