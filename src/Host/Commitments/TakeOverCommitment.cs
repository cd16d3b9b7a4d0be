using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using Mediator;

namespace ActionPlan.Host.Commitments;

/// <summary>Answers an alert with the commitment that the unit made on the same target's alert in the plan before, whose term is over.</summary>
/// <param name="Alert">The alert here.</param>
/// <param name="From">The one there.</param>
internal sealed record TakeOverCommitment(long Alert, long From) : ICommand<AlertReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        AlertDemands.Of(Right.AnswerAlerts, db, Alert, cancellation);
}

internal sealed class TakeOverCommitmentHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<TakeOverCommitment, AlertReply>
{
    public async ValueTask<AlertReply> Handle(TakeOverCommitment command, CancellationToken cancellationToken)
    {
        var (plan, now) = (plans.Current, time.GetUtcNow());
        await db.LockAlerts(cancellationToken);
        if (plan.Earlier?.Plan is not { } earlier || await CarriedCommitments.OfEarlier(db, earlier, command.From, cancellationToken) is not { } before)
        {
            return AlertReply.Unknown;
        }

        var mark = CarriedCommitments.Mark(earlier.Id, before.Id);
        if (await db.AlertEvents.AnyAsync(row => row.AlertId == command.Alert && row.Kind == AlertEventKind.CarriedFrom && row.Text == mark, cancellationToken))
        {
            return AlertReply.Done;
        }

        if (await CarriedCommitments.Successor(db, plan, before, cancellationToken) is not { } alert || alert.Id != command.Alert)
        {
            return AlertReply.Unknown;
        }

        var refusal = earlier.DayOf(now) <= earlier.Calendar.LastDay(earlier.To) ? AlertReply.TermRuns : AnswerDates.Refuse(plan, before.RemedyBy!.Value, now);
        if (refusal is { } refused)
        {
            return refused;
        }

        db.Add(
            new AlertEventRow { AlertId = alert.Id, Kind = AlertEventKind.CarriedFrom, At = now, By = acting.Actor.Name, Status = alert.Status, Text = mark });
        AlertAnswers.Give(db, alert, new Answer(before.Cause!, before.Remedy!, before.RemedyPerson ?? acting.Actor.Name, before.RemedyBy!.Value),
            acting.Actor.Name, now);
        return AlertReply.Done;
    }
}
