using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Alerts;

/// <summary>What a run does to the alerts: decided outside the transaction, written inside it.</summary>
internal sealed record AlertMoves(IReadOnlyList<AlertRow> Opened, IReadOnlyList<AlertRow> Changed, IReadOnlyList<AlertRow> Unchanged)
{
    /// <summary>The alerts that stand after the run.</summary>
    public IEnumerable<AlertRow> Standing => Opened.Concat(Changed).Concat(Unchanged).Where(alert => alert.State != AlertState.Resolved);

    /// <param name="plan">The plan by which the run judged.</param>
    /// <param name="run">The run.</param>
    /// <param name="open">The alerts that are not resolved.</param>
    /// <param name="standings">What the run says of them, and of all that stands badly.</param>
    /// <param name="settled">Cases of which a later quarter has spoken: the run changes nothing about them.</param>
    /// <param name="now">The time.</param>
    public static AlertMoves Decide(
        Plan plan, RunRow run, IReadOnlyList<AlertRow> open, IReadOnlyDictionary<Case, Standing> standings, IReadOnlySet<Case> settled, DateTimeOffset now)
    {
        var changed = new List<AlertRow>();
        var unchanged = new List<AlertRow>();
        foreach (var alert in open)
        {
            var isMoved = !settled.Contains(Case.Of(alert)) && Move(plan, run, alert, standings.GetValueOrDefault(Case.Of(alert)), now);
            (isMoved ? changed : unchanged).Add(alert);
        }

        var known = open.Select(Case.Of).ToHashSet();
        var opened = standings.Values.Where(standing => standing.Bearing == Bearing.Bad && !known.Contains(standing.Case) && !settled.Contains(standing.Case))
            .Select(standing => Open(plan, run, standing, now)).ToList();
        return new AlertMoves(opened, changed, unchanged);
    }

    private static AlertRow Open(Plan plan, RunRow run, Standing standing, DateTimeOffset now) => new()
    {
        PlanId = plan.Id,
        Target = standing.Case.Target,
        Area = standing.Case.Area,
        Unit = plan.TargetByKey[standing.Case.Target].Definition.Responsible,
        OpenedRunId = run.Id,
        OpenedAt = now,
        Status = standing.Status,
        State = AlertState.Open,
        LastChangedAt = now,
        Events = [Event(AlertEventKind.Opened, run, standing, now)],
    };

    private static bool Move(Plan plan, RunRow run, AlertRow alert, Standing? standing, DateTimeOffset now) => standing?.Bearing switch
    {
        Bearing.Silent => false,
        Bearing.Bad => Keep(plan, run, alert, standing, now),
        _ => Resolve(run, alert, standing, now),
    };

    private static bool Keep(Plan plan, RunRow run, AlertRow alert, Standing standing, DateTimeOffset now)
    {
        var unit = plan.TargetByKey[alert.Target].Definition.Responsible;
        if (alert.Status == standing.Status && alert.Unit == unit)
        {
            return false;
        }

        alert.Events.Add(Event(AlertEventKind.StatusChanged, run, standing, now));
        AskAnew(alert, unit, standing.Status, now);
        alert.Unit = unit;
        alert.Status = standing.Status;
        alert.LastChangedAt = now;
        return true;
    }

    // What was answered spoke of a lesser evil, or for another unit.
    private static void AskAnew(AlertRow alert, string unit, Status status, DateTimeOffset now)
    {
        if (alert.Unit != unit)
        {
            (alert.State, alert.WaitingSince) = (AlertState.Open, now);
            (alert.Cause, alert.Remedy, alert.RemedyBy, alert.RemedyPerson, alert.AnsweredAt, alert.AnsweredBy) = (null, null, null, null, null, null);
        }
        else if (alert.State == AlertState.Acknowledged && status.IsWorseThan(alert.Status))
        {
            (alert.State, alert.WaitingSince) = (AlertState.Open, now);
        }
    }

    private static bool Resolve(RunRow run, AlertRow alert, Standing? standing, DateTimeOffset now)
    {
        alert.Events.Add(Event(AlertEventKind.Resolved, run, standing, now));
        alert.State = AlertState.Resolved;
        alert.LastChangedAt = now;
        alert.ResolvedRunId = run.Id;
        alert.ResolvedAt = now;
        return true;
    }

    // No status: the plan does not judge the case any more.
    private static AlertEventRow Event(AlertEventKind kind, RunRow run, Standing? standing, DateTimeOffset now) =>
        new() { Kind = kind, At = now, By = run.By, RunId = run.Id, Status = standing?.Status };
}
