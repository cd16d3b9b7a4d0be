using Mediator;

namespace ActionPlan.Host.Plans;

/// <summary>Lets a plan that was never in force be written in the browser, or no longer: its folder does not come into force by itself meanwhile.</summary>
/// <param name="Id">The plan.</param>
/// <param name="IsOn">Whether it is.</param>
/// <param name="Continues">The plan that it continues; null where its file does not say.</param>
internal sealed record PreparePlan(string Id, bool IsOn, string? Continues = null) : ICommand<PrepareReply>, ITransactional, INeeds
{
    public Right Right => Right.StartPlans;
}

internal enum PrepareReply
{
    Done,

    /// <summary>It is so already.</summary>
    Nothing,

    /// <summary>A plan of that id was in force, or is being given up, or none can be called so.</summary>
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

        var note = await Preparation.Of(db, command.Id, cancellationToken);
        if (note is { IsGivenUp: true } || note is not null == command.IsOn)
        {
            return note is { IsGivenUp: true } ? PrepareReply.Unknown : PrepareReply.Nothing;
        }

        await Preparation.Note(db, command.Id, command.IsOn ? new PreparedNote(Preparation.Begun, command.Continues) : null, cancellationToken);
        return PrepareReply.Done;
    }
}
