using ActionPlan.Host.Audit;
using ActionPlan.Host.Plans.Editing;
using Mediator;

namespace ActionPlan.Host.Authoring;

/// <summary>Gives up a plan in preparation: it was never in force, and nobody was judged by it. Its folder goes once this stands in the database.</summary>
/// <param name="Seen">The folder's digest as it was looked at: what somebody else wrote meanwhile is not lost unseen.</param>
/// <param name="Reason">Why.</param>
internal sealed record GivePlanUp(string Seen, string Reason) : ICommand<DraftReply>, ITransactional, INeeds, IReasoned
{
    public Right Right => Right.StartPlans;
}

internal sealed class GivePlanUpHandler(AppDb db, PlanInForce plans, PlanFileTurn turn, TimeProvider time, ILogger<GivePlanUpHandler> log)
    : ICommandHandler<GivePlanUp, DraftReply>
{
    public async ValueTask<DraftReply> Handle(GivePlanUp command, CancellationToken cancellationToken)
    {
        await db.LockAudit(cancellationToken);
        using var taken = await turn.Take(cancellationToken);
        if (!plans.IsInPreparation || plans.Id is not { } id || await Preparation.Of(db, id, cancellationToken) is not { IsGivenUp: false } note
            || await db.PlanChanges.AnyAsync(row => row.PlanId == id, cancellationToken))
        {
            return DraftReply.Unknown;
        }

        if (TypedText.Line(command.Reason).Length is 0 or > RuleDraftRow.LongestReason)
        {
            return TypedText.Line(command.Reason).Length == 0 ? DraftReply.ReasonMissing : DraftReply.TooLong;
        }

        try
        {
            PendingFile.Settle(plans.Folder, note.Saved);
            if (PlanSource.ReadFolder(plans.Folder).Sha256 != command.Seen)
            {
                return DraftReply.Stale;
            }

            // What could not be removed afterwards would lie there for good.
            var tried = Path.Combine(plans.Folder, $".{Guid.NewGuid():N}.json.new");
            await File.WriteAllBytesAsync(tried, [], cancellationToken);
            File.Delete(tried);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or StartRefusedException)
        {
            log.LogWarning(error, "The folder of a plan in preparation cannot be removed");
            return DraftReply.NotWritable;
        }

        foreach (var row in await db.RuleDrafts
            .Where(row => row.PlanId == id && (row.State == RuleDraftState.Draft || row.State == RuleDraftState.Proposed)).ToListAsync(cancellationToken))
        {
            (row.State, row.DecidedAt) = (RuleDraftState.Dropped, time.GetUtcNow());
        }

        await Preparation.Note(db, id, note with { Saved = Preparation.GivenUp }, cancellationToken);
        return DraftReply.Done;
    }
}
