using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Plans;

/// <summary>A person's word that the folder's plan judges from a quarter on.</summary>
/// <param name="Sha256">The version that the person saw.</param>
/// <param name="From">The first quarter that it judges; null for the one after the newest that was judged.</param>
/// <param name="Reason">Why; a quarter that was judged already is judged anew only for a reason.</param>
/// <param name="ReplacesWaiting">Whether publications still waiting may lose their place.</param>
internal sealed record PublishPlan(string Sha256, Period? From, string Reason, bool ReplacesWaiting) : ICommand<Published>, ITransactional, INeeds, IReasoned
{
    public Right Right => Right.EditUnitsAndAreas;
}

/// <param name="Outcome">What became of it.</param>
/// <param name="From">The first quarter that it judges.</param>
/// <param name="Replaced">The waiting publications in its way.</param>
internal sealed record Published(PublishOutcome Outcome, Period From, IReadOnlyList<PlanChangeRow> Replaced);

internal enum PublishOutcome
{
    Done,

    /// <summary>It is the version in force already.</summary>
    Nothing,

    /// <summary>The folder has changed since, or cannot be used.</summary>
    FolderChanged,

    /// <summary>Not a quarter of the term.</summary>
    OutsideTerm,

    /// <summary>The quarter was judged already.</summary>
    ReasonMissing,

    /// <summary>Others still waiting would never judge.</summary>
    WouldReplace,

    /// <summary>It touches a module of which two people have to say so.</summary>
    NeedsTwo,
}

internal sealed class PublishPlanHandler(AppDb db, PlanInForce plans, Publishing publishing, IToldOfRules told, Acting acting, TimeProvider time)
    : ICommandHandler<PublishPlan, Published>
{
    public const int LongestReason = 1000;

    public async ValueTask<Published> Handle(PublishPlan command, CancellationToken cancellationToken)
    {
        await db.LockAudit(cancellationToken);
        var plan = plans.Waiting?.Plan ?? plans.Current;
        var published = await Publications.Read(db, cancellationToken);
        var usual = await publishing.Usual(db, plan, time.GetUtcNow(), cancellationToken);
        var from = command.From ?? usual;
        // Those that come before it keep their quarters.
        var replaced = published.WaitingAfter(usual).Where(row => row.From >= from).ToList();
        var reason = TypedText.Line(command.Reason);
        // Asked anew: the switch may have been turned on since the folder was looked at.
        var isInTerm = !from.IsYear && from >= plan.From && from <= plan.To;
        var needsTwo = (await new TwoPeople(db).Touched(plans, plan, isInTerm ? from : usual, usual, cancellationToken)).Count > 0;
        var outcome = command switch
        {
            _ when plan.Version != command.Sha256 || plans.Problems.Count > 0 => PublishOutcome.FolderChanged,
            _ when published.Newest is { } newest && newest.Sha256 == plan.Version && (command.From is null || newest.From == from) => PublishOutcome.Nothing,
            _ when needsTwo => PublishOutcome.NeedsTwo,
            { From: not null } when !isInTerm => PublishOutcome.OutsideTerm,
            _ when reason.Length > LongestReason || (from < usual && reason.Length == 0) => PublishOutcome.ReasonMissing,
            { ReplacesWaiting: false } when replaced.Count > 0 => PublishOutcome.WouldReplace,
            _ => PublishOutcome.Done,
        };
        if (outcome == PublishOutcome.Done)
        {
            told.Tell(db, plans.Current, plan,
                await publishing.Add(db, plan, from, acting.Actor.Name, reason.Length == 0 ? null : reason, cancellationToken));
        }

        return new Published(outcome, from, replaced);
    }
}
