using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Authoring;

/// <summary>Takes back a publication before its quarter comes; what it replaced judges again.</summary>
/// <param name="Seq">The publication's number.</param>
/// <param name="Reason">Why; the units that were told of it are told this too.</param>
internal sealed record WithdrawPublication(long Seq, string Reason) : ICommand<DraftReply>, ITransactional, IGuarded, IReasoned
{
    /// <summary>What came from a draft: who proposed it or may decide on it. What came from the folder: who may publish the folder.</summary>
    public async ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        [await OriginOf(db, Seq, cancellation) is { } draft ? DraftRights.ToDecide(draft.Module) : new Demand(Right.EditUnitsAndAreas)];

    /// <summary>The draft that became the publication; null where it came from the folder.</summary>
    public static async Task<RuleDraftRow?> OriginOf(AppDb db, long seq, CancellationToken cancellation) =>
        await db.PlanChanges.AsNoTracking().SingleOrDefaultAsync(row => row.Seq == seq, cancellation) is not { } change ? null
            : await db.RuleDrafts.AsNoTracking().Where(row => row.PlanId == change.PlanId && row.Version == change.Sha256
                && row.State == RuleDraftState.Published).OrderBy(row => row.Id).LastOrDefaultAsync(cancellation);
}

internal sealed class WithdrawPublicationHandler(
    AppDb db, Acting acting, PlanInForce plans, Publishing publishing, RuleFileWriter writer, RuleNotices notices, TimeProvider time)
    : ICommandHandler<WithdrawPublication, DraftReply>
{
    public async ValueTask<DraftReply> Handle(WithdrawPublication command, CancellationToken cancellationToken)
    {
        await db.LockAudit(cancellationToken);
        var published = await Publications.Read(db, cancellationToken);
        var still = await publishing.Withdrawable(db, published, plans.Current, cancellationToken);
        if (still.FirstOrDefault(row => row.Seq == command.Seq) is not { From: { } from } waiting)
        {
            return DraftReply.NoLongerWaits;
        }

        var reason = TypedText.Line(command.Reason);
        if (reason.Length is 0 or > RuleDraftRow.LongestReason)
        {
            return reason.Length == 0 ? DraftReply.ReasonMissing : DraftReply.TooLong;
        }

        var draft = await WithdrawPublication.OriginOf(db, waiting.Seq, cancellationToken);
        var (withdrawn, stays) = (plans.Version(waiting.Sha256), plans.Version(published.Standing.Last(row => row.Seq != waiting.Seq).Sha256));
        var reply = await writer.Undo(db, withdrawn, stays, draft, cancellationToken);
        if (reply != DraftReply.Done)
        {
            return reply;
        }

        db.PlanChanges.Add(new PlanChangeRow
        {
            PlanId = waiting.PlanId, Sha256 = waiting.Sha256, At = time.GetUtcNow(), From = from, By = acting.Actor.Name, Reason = reason,
            Withdraws = waiting.Seq,
        });
        var without = plans.For(from.AddQuarters(-1));
        var of = draft is null ? RulesFrom.Publication(without, withdrawn, waiting) : RulesFrom.Draft(withdrawn, draft);
        db.AddRange(notices.Write(without, withdrawn, from, of, (acting.Actor.Name, reason)));
        return DraftReply.Done;
    }
}
