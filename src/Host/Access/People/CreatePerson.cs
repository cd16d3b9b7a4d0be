using ActionPlan.Host.Access.SignIn;
using Mediator;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.People;

/// <summary>Lets a person in, with a password that serves once; roles are granted afterwards.</summary>
internal sealed record CreatePerson(string UserName, PersonFacts Facts) : ICommand<PersonChange>, ITransactional, INeeds
{
    public Right Right => Right.ManagePeople;
}

internal sealed class CreatePersonHandler(UserManager<UserAccount> accounts, AppDb db, PlanInForce plans, TimeProvider clock)
    : ICommandHandler<CreatePerson, PersonChange>
{
    private const int LongestUserName = 60;

    public async ValueTask<PersonChange> Handle(CreatePerson command, CancellationToken cancellationToken)
    {
        if (await command.Facts.Problem(db, plans.Current, plans.Current.DayOf(clock.GetUtcNow()), null, cancellationToken) is { } problem)
        {
            return PersonChange.Refused(problem);
        }

        if (TypedText.Word(command.UserName).Length > LongestUserName)
        {
            return PersonChange.Refused("BadName");
        }

        var password = OneTimePassword.New();
        var account = new UserAccount
        {
            UserName = TypedText.Word(command.UserName),
            DisplayName = command.Facts.CleanName,
            FoldedName = Folded.Of(command.Facts.CleanName),
            Unit = string.IsNullOrEmpty(command.Facts.Unit) ? null : command.Facts.Unit,
            Email = command.Facts.CleanEmail,
            EmailConfirmed = command.Facts.CleanEmail is not null,
            CreatedAt = clock.GetUtcNow(),
        };
        account.HasOneTimePassword(clock.GetUtcNow());
        var result = await accounts.CreateAsync(account, password);
        return result.Succeeded ? PersonChange.Done(account, password) : PersonChange.Refused(result.Errors.First().Code);
    }
}
