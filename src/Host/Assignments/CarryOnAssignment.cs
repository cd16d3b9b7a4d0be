using Mediator;

namespace ActionPlan.Host.Assignments;

/// <summary>Says in the plan whose term is over that an assignment goes on in the plan that continues it, which has taken it over.</summary>
/// <param name="Assignment">Its id, in both plans.</param>
/// <param name="Into">The id of the plan in which it goes on.</param>
internal sealed record CarryOnAssignment(string Assignment, string Into) : ICommand<AssignmentReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        AssignmentDemands.ToUpdate(db, plan, Assignment, cancellation);
}

internal sealed class CarryOnAssignmentHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time)
    : ICommandHandler<CarryOnAssignment, AssignmentReply>
{
    public async ValueTask<AssignmentReply> Handle(CarryOnAssignment command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        await db.LockAlerts(cancellationToken);
        // Said only of what stands there: the other plan's row is no row of this plan's reader.
        if (await new AssignmentStandings(db).Read(plan, command.Assignment, cancellationToken) is not { } standing
            || !await db.AssignmentUpdates.IgnoreQueryFilters().AnyAsync(
                row => row.PlanId == command.Into && row.Assignment == command.Assignment && row.Kind == AssignmentUpdateKind.CarriedFrom, cancellationToken))
        {
            return AssignmentReply.Unknown;
        }

        if (standing.CarriedOn is null)
        {
            db.Add(new AssignmentUpdateRow
            {
                PlanId = plan.Id, Assignment = command.Assignment, Unit = standing.Definition.Lead, Kind = AssignmentUpdateKind.CarriedOn, Note = command.Into,
                By = acting.Actor.Name, At = time.GetUtcNow(),
            });
        }

        return AssignmentReply.Done;
    }
}
