using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Assignments;
using Mediator;

namespace ActionPlan.Host.Meetings;

/// <summary>Takes back what was recorded by mistake, as long as the unit has said nothing since; the unit is told.</summary>
internal sealed record WithdrawDecision(long Id) : ICommand<AlertReply>, ITransactional, IGuarded
{
    public async ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        await db.Decisions.AsNoTracking().Where(row => row.Id == Id && row.PlanId == plan.Id).Select(row => row.Area)
            .FirstOrDefaultAsync(cancellation) is { } area
            ? [Decisions.ToDecide(area)] : [];
}

internal sealed class WithdrawDecisionHandler(AppDb db, PlanInForce plans, Acting acting, DecisionLetters letters, TimeProvider time)
    : ICommandHandler<WithdrawDecision, AlertReply>
{
    public async ValueTask<AlertReply> Handle(WithdrawDecision command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        await db.LockAlerts(cancellationToken);
        if (await db.Decisions.SingleOrDefaultAsync(row => row.Id == command.Id && row.PlanId == plan.Id, cancellationToken) is not { } decided
            || plan.Areas.Find(decided.Area) is not { } area)
        {
            return AlertReply.Unknown;
        }

        if (decided.WithdrawnAt is not null)
        {
            return AlertReply.Done;
        }

        var now = time.GetUtcNow();
        var reply = decided.Assignment is { } assignment
            ? await db.AssignmentUpdates.AnyAsync(row => row.PlanId == plan.Id && row.Assignment == assignment, cancellationToken)
                ? AlertReply.AnsweredMeanwhile : AlertReply.Done
            : await db.Alerts.SingleOrDefaultAsync(row => row.Id == decided.AlertId && row.PlanId == plan.Id, cancellationToken) is { } alert
                ? await AlertAnswers.TakeBack(db, alert, (decided.At, decided.By), acting.Actor.Name, now, cancellationToken) : AlertReply.Unknown;
        if (reply != AlertReply.Done)
        {
            return reply;
        }

        (decided.WithdrawnAt, decided.WithdrawnBy) = (now, acting.Actor.Name);
        db.Add(await letters.Withdraw(plan, area, decided));
        return AlertReply.Done;
    }
}
