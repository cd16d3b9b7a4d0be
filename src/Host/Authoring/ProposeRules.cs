using ActionPlan.Host.Audit;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;
using Mediator;

namespace ActionPlan.Host.Authoring;

/// <summary>Asks for a draft to be published.</summary>
/// <param name="Module">The module.</param>
/// <param name="Sha256">The text that was looked at.</param>
/// <param name="Reason">Why.</param>
/// <param name="Document">The deciding document.</param>
/// <param name="From">The first quarter that it judges; null for the one after the newest that was judged.</param>
/// <param name="Seen">The warnings that were confirmed, each by its name.</param>
internal sealed record ProposeRules(string Module, string Sha256, string Reason, string Document, Period? From, IReadOnlyList<string> Seen)
    : ICommand<DraftReply>, ITransactional, IGuarded, IReasoned
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([new Demand(Right.EditRules, Module: Module)]);
}

internal sealed class ProposeRulesHandler(AppDb db, PlanInForce plans, DraftReading drafts, Acting acting, TimeProvider time)
    : ICommandHandler<ProposeRules, DraftReply>
{
    public async ValueTask<DraftReply> Handle(ProposeRules command, CancellationToken cancellationToken)
    {
        await db.LockAudit(cancellationToken);
        var plan = plans.Current;
        var row = await db.OpenDrafts(plan.Id, command.Module).SingleOrDefaultAsync(known => known.OwnerId == acting.Actor.UserId, cancellationToken);
        if (row is null || drafts.Read(row.Module, row.Text, row.Base) is not { } read)
        {
            return DraftReply.Unknown;
        }

        var (reason, document) = (TypedText.Line(command.Reason), TypedText.Line(command.Document));
        var reply = row switch
        {
            { State: RuleDraftState.Proposed } => DraftReply.Waits,
            _ when row.Sha256 != command.Sha256 || !row.IsWhole => DraftReply.Stale,
            _ when read.Conflicts.Count > 0 => DraftReply.Conflict,
            _ when read.Reading.Plan is null => DraftReply.Broken,
            _ when read.Lines.Count == 0 => DraftReply.NothingNew,
            _ when reason.Length == 0 => DraftReply.ReasonMissing,
            _ when reason.Length > RuleDraftRow.LongestReason || document.Length > Sizes.Person => DraftReply.TooLong,
            _ when command.From is { } from && (from.IsYear || from < plan.From || from > plan.To) => DraftReply.OutsideTerm,
            _ when read.Warnings.Select(ReadDraft.NameOf).Except(command.Seen, StringComparer.Ordinal).Any() => DraftReply.Unconfirmed,
            _ => DraftReply.Done,
        };
        if (reply == DraftReply.Done)
        {
            (row.State, row.Reason, row.Document, row.From, row.ProposedAt) =
                (RuleDraftState.Proposed, reason, document.Length == 0 ? null : document, command.From, time.GetUtcNow());
            (row.DecidedBy, row.DecidedAt, row.Remark) = (null, null, null);
        }

        return reply;
    }
}
