using Mediator;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.People;

/// <summary>Changes a person's name, unit and address.</summary>
internal sealed record EditPerson(string Id, PersonFacts Facts) : ICommand<PersonChange>, ITransactional, INeeds
{
    public Right Right => Right.ManagePeople;
}

internal sealed class EditPersonHandler(UserManager<UserAccount> accounts, AppDb db, PlanInForce plans, TimeProvider clock)
    : ICommandHandler<EditPerson, PersonChange>
{
    public async ValueTask<PersonChange> Handle(EditPerson command, CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(command.Id) is not { } account)
        {
            return PersonChange.Unknown;
        }

        if (await command.Facts.Problem(db, plans.Current, plans.Current.DayOf(clock.GetUtcNow()), account, cancellationToken) is { } problem)
        {
            return PersonChange.Refused(problem, account.Id);
        }

        account.DisplayName = command.Facts.CleanName;
        account.FoldedName = Folded.Of(account.DisplayName);
        account.Unit = string.IsNullOrEmpty(command.Facts.Unit) ? null : command.Facts.Unit;
        account.Email = command.Facts.CleanEmail;
        account.EmailConfirmed = account.Email is not null;
        return PersonChange.Of(await accounts.UpdateAsync(account), account);
    }
}
