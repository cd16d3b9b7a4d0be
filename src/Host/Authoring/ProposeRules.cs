using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Authoring;

/// <summary>Asks for a draft to be published.</summary>
/// <param name="Seen">The draft that was looked at (see <see cref="RuleDraftRow.Seen"/>).</param>
/// <param name="Reason">Why.</param>
/// <param name="Document">The deciding document.</param>
/// <param name="From">The first quarter that it judges; null for the one after the newest that was judged.</param>
/// <param name="Confirmed">The warnings that were confirmed, each by its name.</param>
internal sealed record ProposeRules(string Module, string Seen, string Reason, string Document, Period? From, IReadOnlyList<string> Confirmed)
    : ICommand<DraftReply>, ITransactional, IGuarded, IReasoned
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([DraftRights.ToWrite(Module)]);
}

internal sealed class ProposeRulesHandler(AppDb db, PlanInForce plans, DraftReading drafts, Acting acting, TimeProvider time)
    : ICommandHandler<ProposeRules, DraftReply>
{
    public async ValueTask<DraftReply> Handle(ProposeRules command, CancellationToken cancellationToken)
    {
        await db.LockAudit(cancellationToken);
        var plan = plans.Current;
        var row = await db.OpenDrafts(plan.Id, command.Module).SingleOrDefaultAsync(known => known.OwnerId == acting.Actor.UserId, cancellationToken);
        if (row is null || drafts.Read(row) is not { } read)
        {
            return DraftReply.Unknown;
        }

        var reply = row switch
        {
            { State: RuleDraftState.Proposed } => DraftReply.Waits,
            _ when row.Seen != command.Seen || !row.IsWhole => DraftReply.Stale,
            _ when read.Conflicts.Count > 0 => DraftReply.Conflict,
            _ => Faults(read, plan, command.Reason, command.Document, command.From, command.Confirmed),
        };
        if (reply == DraftReply.Done)
        {
            row.Propose(command.Reason, command.Document, command.From, time.GetUtcNow());
        }

        return reply;
    }

    /// <summary>Why it cannot be proposed with these words; <see cref="DraftReply.Done"/> where it can.</summary>
    public static DraftReply Faults(ReadDraft read, Plan plan, string reason, string document, Period? from, IReadOnlyList<string> confirmed) => read switch
    {
        { Plan: null } => DraftReply.Broken,
        { TestsMeet.Count: > 0 } => DraftReply.TestsMeet,
        { Reading.Plan: null } => DraftReply.TestsFail,
        { SaysAnything: false } => DraftReply.NothingNew,
        _ when TypedText.Line(reason).Length == 0 => DraftReply.ReasonMissing,
        _ when TypedText.Line(reason).Length > RuleDraftRow.LongestReason || TypedText.Line(document).Length > Sizes.Person => DraftReply.TooLong,
        _ when from is { } quarter && (quarter.IsYear || quarter < plan.From || quarter > plan.To) => DraftReply.OutsideTerm,
        _ when read.Warnings.Select(ReadDraft.NameOf).Except(confirmed, StringComparer.Ordinal).Any() => DraftReply.Unconfirmed,
        _ => DraftReply.Done,
    };
}
