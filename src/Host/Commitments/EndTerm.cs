using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;
using Mediator;

namespace ActionPlan.Host.Commitments;

/// <summary>Closes what is open in a plan whose term is over (see <see cref="TermEnd"/>): alerts with their commitments and questions, and assignments.</summary>
internal sealed record EndTerm : ICommand<int>, ITransactional, INeeds
{
    public Right Right => Right.Evaluate;
}

/// <summary>Does nothing before its day, and nothing twice.</summary>
internal sealed class EndTermHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<EndTerm, int>
{
    public async ValueTask<int> Handle(EndTerm command, CancellationToken cancellationToken)
    {
        var (plan, now) = (plans.Current, time.GetUtcNow());
        if (!await TermEnd.HasClosed(db, plan, now, cancellationToken))
        {
            return 0;
        }

        await db.LockAlerts(cancellationToken);
        return await Alerts(plan, now, cancellationToken) + await Assignments(plan, now, cancellationToken);
    }

    private async Task<int> Alerts(Plan plan, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = (await db.Alerts.WithQuestions()
            .Where(alert => alert.PlanId == plan.Id && (alert.State != AlertState.Resolved || alert.Events.Any(happened => happened.Kind == AlertEventKind.Asked)))
            .ToListAsync(cancellation)).FindAll(alert => plan.Owes(alert).Any() || alert.State != AlertState.Resolved);
        foreach (var alert in open)
        {
            db.Add(new AlertEventRow { AlertId = alert.Id, Kind = AlertEventKind.TermEnded, At = now, By = acting.Actor.Name, Status = alert.Status });
            if (alert.State != AlertState.Resolved)
            {
                (alert.State, alert.ResolvedAt, alert.LastChangedAt) = (AlertState.Resolved, now, now);
            }
        }

        return open.Count;
    }

    private async Task<int> Assignments(Plan plan, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = (await AssignmentStanding.Read(db, plan, cancellation)).Where(standing => standing is { IsEnded: false, State: not AssignmentState.Done }).ToList();
        db.AddRange(open.Select(standing => new AssignmentUpdateRow
        {
            PlanId = plan.Id, Assignment = standing.Definition.Id, Unit = standing.Definition.Lead, Kind = AssignmentUpdateKind.TermEnded, By = acting.Actor.Name, At = now,
        }));
        return open.Count;
    }
}
