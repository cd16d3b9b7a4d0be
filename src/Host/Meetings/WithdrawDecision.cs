using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;
using Mediator;

namespace ActionPlan.Host.Meetings;

/// <summary>Takes back an assignment that was recorded by mistake, as long as its unit has said nothing of it; the unit is told. A commitment is decided anew instead.</summary>
internal sealed record WithdrawDecision(long Id) : ICommand<AlertReply>, ITransactional, IGuarded
{
    public async ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        await db.Decisions.AsNoTracking().Where(row => row.Id == Id && row.PlanId == plan.Id).Select(row => row.Area).FirstOrDefaultAsync(cancellation) is { } area
            ? [Decisions.ToDecide(area)] : [];
}

internal sealed class WithdrawDecisionHandler(AppDb db, PlanInForce plans, Acting acting, DecisionLetters letters, TimeProvider time) : ICommandHandler<WithdrawDecision, AlertReply>
{
    public async ValueTask<AlertReply> Handle(WithdrawDecision command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        await db.LockAlerts(cancellationToken);
        if (await db.Decisions.SingleOrDefaultAsync(row => row.Id == command.Id && row.PlanId == plan.Id, cancellationToken) is not { Assignment: { } assignment } decided
            || plan.Areas.Find(decided.Area) is not { } area)
        {
            return AlertReply.Unknown;
        }

        if (decided.WithdrawnAt is not null)
        {
            return AlertReply.Done;
        }

        if (await db.AssignmentUpdates.AnyAsync(row => row.PlanId == plan.Id && row.Assignment == assignment, cancellationToken))
        {
            return AlertReply.AnsweredMeanwhile;
        }

        (decided.WithdrawnAt, decided.WithdrawnBy) = (time.GetUtcNow(), acting.Actor.Name);
        db.Add(await letters.Withdraw(plan, area, decided));
        return AlertReply.Done;
    }
}
