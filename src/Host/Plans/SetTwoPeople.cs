using Mediator;

namespace ActionPlan.Host.Plans;

/// <summary>Lets a changed folder wait for two people where it touches a module's rules, or no longer.</summary>
internal sealed record SetTwoPeople(string Module, bool IsOn) : ICommand<SwitchReply>, ITransactional, INeeds
{
    public Right Right => Right.EditUnitsAndAreas;
}

internal enum SwitchReply
{
    Done,

    /// <summary>There is no such module.</summary>
    Unknown,
}

internal sealed class SetTwoPeopleHandler(AppDb db, PlanInForce plans) : ICommandHandler<SetTwoPeople, SwitchReply>
{
    public async ValueTask<SwitchReply> Handle(SetTwoPeople command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        if (!plan.Modules.Any(module => module.Id == command.Module))
        {
            return SwitchReply.Unknown;
        }

        await new TwoPeople(db).Set(plan.Id, command.Module, command.IsOn, cancellationToken);
        return SwitchReply.Done;
    }
}
