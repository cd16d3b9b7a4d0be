using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using Mediator;

namespace ActionPlan.Host.Commitments;

/// <summary>Says in the plan whose term is over that a commitment goes on with an alert of the plan that continues it, which has taken it over.</summary>
/// <param name="Alert">The alert here.</param>
/// <param name="Plan">The other plan's id.</param>
/// <param name="Into">The alert there.</param>
internal sealed record CarryOnCommitment(long Alert, string Plan, long Into) : ICommand<AlertReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        AlertDemands.Of(Right.AnswerAlerts, db, Alert, cancellation);
}

internal sealed class CarryOnCommitmentHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<CarryOnCommitment, AlertReply>
{
    public async ValueTask<AlertReply> Handle(CarryOnCommitment command, CancellationToken cancellationToken)
    {
        await db.LockAlerts(cancellationToken);
        var plan = plans.Current.Id;
        var mark = CarriedCommitments.Mark(plan, command.Alert);
        if (await db.Alerts.SingleOrDefaultAsync(row => row.Id == command.Alert && row.PlanId == plan, cancellationToken) is not { } alert
            || !await db.AlertEvents.IgnoreQueryFilters().AnyAsync(
                row => row.AlertId == command.Into && row.Alert!.PlanId == command.Plan && row.Kind == AlertEventKind.CarriedFrom && row.Text == mark,
                cancellationToken))
        {
            return AlertReply.Unknown;
        }

        if (!await db.AlertEvents.AnyAsync(row => row.AlertId == command.Alert && row.Kind == AlertEventKind.CarriedOn, cancellationToken))
        {
            db.Add(new AlertEventRow
            {
                AlertId = alert.Id, Kind = AlertEventKind.CarriedOn, At = time.GetUtcNow(), By = acting.Actor.Name, Status = alert.Status,
                Text = CarriedCommitments.Mark(command.Plan, command.Into),
            });
        }

        return AlertReply.Done;
    }
}
