using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Authoring;

/// <summary>Publishes what somebody else proposed, or sends it back.</summary>
/// <param name="Id">The draft.</param>
/// <param name="Seen">The draft that was looked at (see <see cref="RuleDraftRow.Seen"/>).</param>
/// <param name="Against">What it was compared with when it was looked at (see <see cref="AgainstOf"/>).</param>
/// <param name="Approves">Whether it is published.</param>
/// <param name="Reason">What is said with it.</param>
/// <param name="ReplacesWaiting">Whether publications still waiting may lose their place.</param>
internal sealed record DecideRules(long Id, string Seen, string Against, bool Approves, string Reason, bool ReplacesWaiting)
    : ICommand<DraftReply>, ITransactional, IGuarded, IReasoned
{
    public async ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        [DraftRights.ToDecide(await db.RuleDrafts.Where(row => row.Id == Id).Select(row => row.Module).SingleOrDefaultAsync(cancellation) ?? "")];

    /// <summary>
    /// The rules in force and the first quarter that is not judged yet: with others the same draft differs otherwise, or judges closed quarters again.
    /// </summary>
    public static string AgainstOf(Plan inForce, Period usual) => $"{inForce.Version} {usual}";
}

internal sealed class DecideRulesHandler(AppDb db, PlanInForce plans, DraftReading drafts, RuleFileWriter writer, RuleNotices notices,
    Publishing publishing, Acting acting, TimeProvider time)
    : ICommandHandler<DecideRules, DraftReply>
{
    public async ValueTask<DraftReply> Handle(DecideRules command, CancellationToken cancellationToken)
    {
        await db.LockAudit(cancellationToken);
        var row = await db.RuleDrafts
            .SingleOrDefaultAsync(known => known.Id == command.Id && known.PlanId == plans.Current.Id && known.State == RuleDraftState.Proposed,
                cancellationToken);
        if (row is null)
        {
            return DraftReply.Unknown;
        }

        var remark = TypedText.Line(command.Reason);
        var reply = row switch
        {
            _ when row.OwnerId == acting.Actor.UserId => DraftReply.Own,
            _ when row.Seen != command.Seen || !row.IsWhole => DraftReply.Stale,
            _ when remark.Length > RuleDraftRow.LongestReason => DraftReply.TooLong,
            _ when !command.Approves && remark.Length == 0 => DraftReply.ReasonMissing,
            _ => command.Approves ? await Publish(row, command, cancellationToken) : SendBack(row),
        };
        if (reply == DraftReply.Done)
        {
            (row.DecidedBy, row.DecidedAt, row.Remark) = (acting.Actor.Name, time.GetUtcNow(), remark.Length == 0 ? null : remark);
        }

        return reply;
    }

    private static DraftReply SendBack(RuleDraftRow row)
    {
        row.Return();
        return DraftReply.Done;
    }

    private async Task<DraftReply> Publish(RuleDraftRow row, DecideRules command, CancellationToken cancellation)
    {
        if (drafts.Read(row) is not { } read)
        {
            return DraftReply.Unknown;
        }

        if (read.Conflicts.Count > 0 || !read.SaysAnything)
        {
            return read.Conflicts.Count > 0 ? DraftReply.Conflict : DraftReply.NothingNew;
        }

        if (read.TestsMeet.Count > 0)
        {
            return DraftReply.TestsMeet;
        }

        if (read.Reading.Plan is not { } plan)
        {
            return read.Plan is null ? DraftReply.Broken : DraftReply.TestsFail;
        }

        var usual = await publishing.Usual(db, plans.Current, time.GetUtcNow(), cancellation);
        if (command.Against != DecideRules.AgainstOf(plans.Current, usual))
        {
            return DraftReply.Moved;
        }

        var reply = await writer.Write(db, read, plan, row, command.ReplacesWaiting, cancellation);
        if (reply == DraftReply.Done)
        {
            row.State = RuleDraftState.Published;
        }

        if (reply == DraftReply.Done && read.MakesVersion)
        {
            row.Version = plan.Version;
            var from = row.From ?? await publishing.Usual(db, plan, time.GetUtcNow(), cancellation);
            db.AddRange(notices.Write(read.Begins ? read.Earlier : plans.Current, plan, from, RulesFrom.Draft(plan, row)));
            await Preparation.Note(db, plan.Id, null, cancellation);
        }

        return reply;
    }
}
