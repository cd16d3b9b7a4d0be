using Mediator;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.People;

/// <summary>Undoes the link to a person at an outside provider, and ends every session: the next who signs in there is looked for anew.</summary>
internal sealed record UnlinkPerson(string Id) : ICommand<PersonChange>, ITransactional, INeeds
{
    public Right Right => Right.ManagePeople;
}

internal sealed class UnlinkPersonHandler(UserManager<UserAccount> accounts) : ICommandHandler<UnlinkPerson, PersonChange>
{
    public async ValueTask<PersonChange> Handle(UnlinkPerson command, CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(command.Id) is not { } account)
        {
            return PersonChange.Unknown;
        }

        var result = IdentityResult.Success;
        foreach (var link in await accounts.GetLoginsAsync(account))
        {
            result = await accounts.RemoveLoginAsync(account, link.LoginProvider, link.ProviderKey);
        }

        return PersonChange.Of(result, account);
    }
}
