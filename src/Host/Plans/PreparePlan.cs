using Mediator;

namespace ActionPlan.Host.Plans;

/// <summary>Lets a plan that was never in force be written in the browser, or no longer: its folder does not come into force by itself meanwhile.</summary>
internal sealed record PreparePlan(string Id, bool IsOn) : ICommand<PrepareReply>, ITransactional, INeeds
{
    public Right Right => Right.StartPlans;
}

internal enum PrepareReply
{
    Done,

    /// <summary>It is so already.</summary>
    Nothing,

    /// <summary>A plan of that id was in force, or none can be called so.</summary>
    Unknown,
}

internal sealed class PreparePlanHandler(AppDb db, AppDbFactory databases) : ICommandHandler<PreparePlan, PrepareReply>
{
    public async ValueTask<PrepareReply> Handle(PreparePlan command, CancellationToken cancellationToken)
    {
        await using var other = databases.CreateOf(command.Id);
        if (!PlanNames.IsId(command.Id) || await other.PlanChanges.AnyAsync(row => row.PlanId == command.Id, cancellationToken))
        {
            return PrepareReply.Unknown;
        }

        if (await Preparation.Of(db, command.Id, cancellationToken) is not null == command.IsOn)
        {
            return PrepareReply.Nothing;
        }

        await Preparation.Note(db, command.Id, command.IsOn ? Preparation.Begun : null, cancellationToken);
        return PrepareReply.Done;
    }
}
