using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Evaluation;
using Mediator;

namespace ActionPlan.Host.Commitments;

/// <summary>
/// Closes what is open in a plan whose term is over (see <see cref="TermEnd"/>): alerts with their commitments and questions, and assignments.
/// </summary>
internal sealed record EndTerm : ICommand<int>, ITransactional, INeeds
{
    public Right Right => Right.Evaluate;
}

/// <summary>Does nothing twice, and before its day nothing but taking back what a clock that was ahead has closed.</summary>
internal sealed class EndTermHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<EndTerm, int>
{
    public async ValueTask<int> Handle(EndTerm command, CancellationToken cancellationToken)
    {
        var (plan, now) = (plans.Current, time.GetUtcNow());
        var hasClosed = await new TermEnd(db).HasClosed(plan, now, cancellationToken);
        if (!hasClosed && plan.DayOf(now) < plan.Calendar.FirstDay(plan.From))
        {
            return 0;
        }

        await db.LockAlerts(cancellationToken);
        return !hasClosed ? await Resume(plan, now, cancellationToken)
            : await Alerts(plan, now, cancellationToken) + await Assignments(plan, now, cancellationToken);
    }

    private async Task<int> Alerts(Plan plan, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = (await db.Alerts.WithQuestions()
            .Where(
                alert => alert.PlanId == plan.Id && (alert.State != AlertState.Resolved || alert.Events.Any(happened => happened.Kind == AlertEventKind.Asked)))
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

    // Nothing can have been closed at a time that has not come.
    private async Task<int> Resume(Plan plan, DateTimeOffset now, CancellationToken cancellation)
    {
        var latest = now + AheadOfClock.Apart;
        var closed = (await db.Alerts.Include(alert => alert.Events.OrderBy(happened => happened.Id))
            .Where(alert => alert.PlanId == plan.Id && alert.Events.Any(happened => happened.Kind == AlertEventKind.TermEnded && happened.At > latest))
            .ToListAsync(cancellation)).FindAll(alert => alert.IsEndedWithTerm);
        var open = (await db.Alerts.Where(alert => alert.PlanId == plan.Id && alert.State != AlertState.Resolved).ToListAsync(cancellation)).Select(Case.Of)
            .ToHashSet();
        foreach (var alert in closed)
        {
            db.Add(new AlertEventRow { AlertId = alert.Id, Kind = AlertEventKind.TermResumed, At = now, By = acting.Actor.Name, Status = alert.Status });
            if (alert.ResolvedRunId is null && alert.ResolvedAt > latest && open.Add(Case.Of(alert)))
            {
                (alert.State, alert.ResolvedAt, alert.LastChangedAt) = (alert.AnsweredAt is null ? AlertState.Open : AlertState.Acknowledged, null, now);
            }
        }

        var ended = (await new AssignmentStandings(db).Read(plan, cancellation))
            .Where(standing => standing is { IsEnded: true, CarriedOn: null }
                && standing.Happened.Any(row => row.Kind == AssignmentUpdateKind.TermEnded && row.At > latest)).ToList();
        db.AddRange(ended.Select(standing => new AssignmentUpdateRow
        {
            PlanId = plan.Id, Assignment = standing.Definition.Id, Unit = standing.Definition.Lead, Kind = AssignmentUpdateKind.TermResumed,
            By = acting.Actor.Name, At = now,
        }));
        return closed.Count + ended.Count;
    }

    private async Task<int> Assignments(Plan plan, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = (await new AssignmentStandings(db).Read(plan, cancellation))
            .Where(standing => standing is { IsEnded: false, State: not AssignmentState.Done }).ToList();
        db.AddRange(open.Select(standing => new AssignmentUpdateRow
        {
            PlanId = plan.Id, Assignment = standing.Definition.Id, Unit = standing.Definition.Lead, Kind = AssignmentUpdateKind.TermEnded,
            By = acting.Actor.Name, At = now,
        }));
        return open.Count;
    }
}
