using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Shell;
using Mediator;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.People;

/// <summary>Lets a person in, with a password that serves once; roles are granted afterwards.</summary>
internal sealed record CreatePerson(string UserName, PersonFacts Facts) : ICommand<PersonChange>, ITransactional, INeeds
{
    public Right Right => Right.ManagePeople;
}

internal sealed class CreatePersonHandler(UserManager<UserAccount> accounts, AppDb db, PlanInForce plans, TimeProvider clock) : ICommandHandler<CreatePerson, PersonChange>
{
    public async ValueTask<PersonChange> Handle(CreatePerson command, CancellationToken cancellationToken)
    {
        if (await command.Facts.Problem(db, plans.Current, plans.Current.DayOf(clock.GetUtcNow()), null, cancellationToken) is { } problem)
        {
            return PersonChange.Refused(problem);
        }

        var password = OneTimePassword.New();
        var account = new UserAccount
        {
            UserName = command.UserName.Trim(),
            DisplayName = command.Facts.TrimmedName,
            FoldedName = Folded.Of(command.Facts.TrimmedName),
            Unit = string.IsNullOrEmpty(command.Facts.Unit) ? null : command.Facts.Unit,
            Email = command.Facts.TrimmedEmail,
            EmailConfirmed = command.Facts.TrimmedEmail is not null,
            CreatedAt = clock.GetUtcNow(),
        };
        account.HasOneTimePassword(clock.GetUtcNow());
        var result = await accounts.CreateAsync(account, password);
        return result.Succeeded ? PersonChange.Done(account, password) : PersonChange.Refused(result.Errors.First().Code);
    }
}
