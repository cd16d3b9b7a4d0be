using ActionPlan.Host.Access.SignIn.Tries;
using Mediator;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.People;

/// <summary>Opens an account that wrong passwords locked.</summary>
internal sealed record UnlockPerson(string Id) : ICommand<PersonChange>, ITransactional, INeeds
{
    public Right Right => Right.ManagePeople;
}

internal sealed class UnlockPersonHandler(UserManager<UserAccount> accounts, AppDb db) : ICommandHandler<UnlockPerson, PersonChange>
{
    public async ValueTask<PersonChange> Handle(UnlockPerson command, CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(command.Id) is not { } account)
        {
            return PersonChange.Unknown;
        }

        await db.Unlock(account, cancellationToken);
        return PersonChange.Of(await accounts.UpdateAsync(account), account);
    }
}
