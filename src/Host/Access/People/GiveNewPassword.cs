using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Access.SignIn.Tries;
using Mediator;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.People;

/// <summary>Gives somebody a new password that serves once, and opens an account that wrong passwords locked.</summary>
internal sealed record GiveNewPassword(string Id) : ICommand<PersonChange>, ITransactional, INeeds
{
    public Right Right => Right.ManagePeople;
}

internal sealed class GiveNewPasswordHandler(UserManager<UserAccount> accounts, AppDb db, TimeProvider clock) : ICommandHandler<GiveNewPassword, PersonChange>
{
    public async ValueTask<PersonChange> Handle(GiveNewPassword command, CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(command.Id) is not { } account)
        {
            return PersonChange.Unknown;
        }

        var password = OneTimePassword.New();
        account.HasOneTimePassword(clock.GetUtcNow());
        await db.Unlock(account, cancellationToken);
        await accounts.RemovePasswordAsync(account);
        return PersonChange.Of(await accounts.AddPasswordAsync(account, password), account, password);
    }
}
