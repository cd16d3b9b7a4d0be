using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Authoring;

/// <summary>Goes on with the draft of somebody who may not write these rules any more: sent back to him, it would lie there.</summary>
/// <param name="Module">The module.</param>
/// <param name="Id">The draft.</param>
/// <param name="Seen">The draft that was looked at (see <see cref="RuleDraftRow.Seen"/>).</param>
internal sealed record TakeOverRules(string Module, long Id, string Seen) : ICommand<DraftReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([DraftRights.ToWrite(Module)]);
}

internal sealed class TakeOverRulesHandler(AppDb db, PlanInForce plans, RuleWorkbench workbench, Acting acting, TimeProvider time)
    : ICommandHandler<TakeOverRules, DraftReply>
{
    public async ValueTask<DraftReply> Handle(TakeOverRules command, CancellationToken cancellationToken)
    {
        await db.LockAudit(cancellationToken);
        var plan = plans.Current;
        var open = await db.OpenDrafts(plan.Id, command.Module).ToListAsync(cancellationToken);
        if (acting.Actor.UserId is not { } user || plans.IsInPreparation || command.Module == RuleDraftRow.OfFolder
            || open.Find(row => row.Id == command.Id && row.State == RuleDraftState.Draft) is not { } left || await workbench.MayWrite(left, cancellationToken))
        {
            return DraftReply.Unknown;
        }

        if (open.Exists(row => row.OwnerId == user))
        {
            return DraftReply.HasOne;
        }

        if (left.Seen != command.Seen || !left.IsWhole)
        {
            return DraftReply.Stale;
        }

        var row = RuleDraftRow.Begun(plan, command.Module, acting.Actor, left.Text);
        (row.Base, row.Tests, row.SavedAt) = (left.Base, left.Tests, time.GetUtcNow());
        (row.DecidedBy, row.DecidedAt, row.Remark) = (left.DecidedBy, left.DecidedAt, left.Remark);
        db.RuleDrafts.Add(row);
        left.State = RuleDraftState.Dropped;
        return DraftReply.Done;
    }
}
