using ActionPlan.Host.Persistence;
using Mediator;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.People;

/// <summary>Opens an account that wrong passwords locked.</summary>
internal sealed record UnlockPerson(string Id) : ICommand<PersonChange>, ITransactional, INeeds
{
    public Right Right => Right.ManagePeople;
}

internal sealed class UnlockPersonHandler(UserManager<UserAccount> accounts) : ICommandHandler<UnlockPerson, PersonChange>
{
    public async ValueTask<PersonChange> Handle(UnlockPerson command, CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(command.Id) is not { } account)
        {
            return PersonChange.Unknown;
        }

        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        return PersonChange.Of(await accounts.UpdateAsync(account), account);
    }
}
