using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Authoring;

/// <summary>
/// The first of two people's words on a folder's change, or on judging closed quarters again by what is in force: whoever else may decide sees it
/// as a proposal like any other.
/// </summary>
/// <param name="Version">The version that the folder would be, or is.</param>
/// <param name="Reason">Why.</param>
/// <param name="Document">The deciding document.</param>
/// <param name="From">The first quarter that it judges; null for the one after the newest that was judged.</param>
/// <param name="Confirmed">The warnings that were confirmed, each by its name.</param>
internal sealed record ProposeFolder(string Version, string Reason, string Document, Period? From, IReadOnlyList<string> Confirmed)
    : ICommand<DraftReply>, ITransactional, IGuarded, IReasoned
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([DraftRights.ToWrite(RuleDraftRow.OfFolder)]);
}

internal sealed class ProposeFolderHandler(AppDb db, PlanInForce plans, DraftReading drafts, Publishing publishing, Acting acting, TimeProvider time)
    : ICommandHandler<ProposeFolder, DraftReply>
{
    public async ValueTask<DraftReply> Handle(ProposeFolder command, CancellationToken cancellationToken)
    {
        await db.LockAudit(cancellationToken);
        var plan = plans.Current;
        if (acting.Actor.UserId is null || drafts.Folder(command.Version) is not { } read)
        {
            return acting.Actor.UserId is null ? DraftReply.Unknown : DraftReply.Stale;
        }

        var open = await db.OpenDrafts(plan.Id, RuleDraftRow.OfFolder).ToListAsync(cancellationToken);
        var reply = open.Exists(row => row.Text == command.Version) ? DraftReply.Waits
            : read.Restates && !(command.From < await publishing.Usual(db, plan, time.GetUtcNow(), cancellationToken)) ? DraftReply.NothingNew
            : ProposeRulesHandler.Faults(read, plan, command.Reason, command.Document, command.From, command.Confirmed);
        if (reply == DraftReply.Done)
        {
            // The folder has become another since: nobody can decide on those any more.
            open.ForEach(row => row.State = RuleDraftState.Dropped);
            var row = RuleDraftRow.Begun(plan, RuleDraftRow.OfFolder, acting.Actor, command.Version);
            row.SavedAt = time.GetUtcNow();
            row.Propose(command.Reason, command.Document, command.From, time.GetUtcNow());
            db.RuleDrafts.Add(row);
        }

        return reply;
    }
}
