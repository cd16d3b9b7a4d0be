using System.Linq.Expressions;
using System.Reflection;
using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Judging;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace ActionPlan.Host.Alerts;

/// <summary>What a run does to the alerts: decided outside the transaction, written inside it.</summary>
internal sealed record AlertMoves(IReadOnlyList<AlertRow> Opened, IReadOnlyList<AlertChange> Changed, IReadOnlyList<AlertRow> Unchanged)
{
    /// <summary>The alerts that stand after the run.</summary>
    public IEnumerable<AlertRow> Standing =>
        Opened.Concat(Changed.Select(change => change.Alert)).Concat(Unchanged).Where(alert => alert.State != AlertState.Resolved);

    /// <summary>Those of which something happened.</summary>
    public IEnumerable<AlertRow> Noted => Opened.Concat(Changed.Select(change => change.Alert)).Where(alert => alert.Events.Count > 0);

    /// <param name="plan">The plan that says who answers.</param>
    /// <param name="open">The alerts that are not resolved.</param>
    /// <param name="standings">What the run says of them, and of all that stands badly.</param>
    /// <param name="settled">Cases of which a later quarter has spoken: the run changes nothing about them.</param>
    public static AlertMoves Decide(
        Plan plan, RunRow run, IReadOnlyList<AlertRow> open, IReadOnlyDictionary<Case, Standing> standings, IReadOnlySet<Case> settled, DateTimeOffset now)
    {
        var changed = new List<AlertChange>();
        var unchanged = new List<AlertRow>();
        foreach (var alert in open)
        {
            var change = new AlertChange(alert);
            if (!settled.Contains(Case.Of(alert)) && Move(plan, run, change, standings.GetValueOrDefault(Case.Of(alert)), now))
            {
                changed.Add(change);
            }
            else
            {
                unchanged.Add(alert);
            }
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

    private static bool Move(Plan plan, RunRow run, AlertChange change, Standing? standing, DateTimeOffset now) => standing?.Bearing switch
    {
        Bearing.Silent => false,
        Bearing.Bad => Keep(plan, run, change, standing, now),
        _ => Resolve(run, change, standing, now),
    };

    private static bool Keep(Plan plan, RunRow run, AlertChange change, Standing standing, DateTimeOffset now)
    {
        var alert = change.Alert;
        var unit = plan.TargetByKey[alert.Target].Definition.Responsible;
        var isAhead = alert.State == AlertState.Open && (alert.WaitingSince ?? alert.OpenedAt) > now + AheadOfClock.Apart;
        if (isAhead)
        {
            // Opened while the clock was ahead: the unit would have years to answer.
            change.Set(row => row.WaitingSince, now);
        }

        if (alert.Status == standing.Status && alert.Unit == unit)
        {
            return isAhead;
        }

        change.Note(Event(AlertEventKind.StatusChanged, run, standing, now, alert.Unit == unit ? null : unit));
        AskAnew(change, unit, standing.Status, now);
        change.Set(row => row.Unit, unit);
        change.Set(row => row.Status, standing.Status);
        change.Set(row => row.LastChangedAt, now);
        return true;
    }

    // What was answered spoke of a lesser evil, or for another unit.
    private static void AskAnew(AlertChange change, string unit, Status status, DateTimeOffset now)
    {
        var alert = change.Alert;
        var isOfAnother = alert.Unit != unit;
        if (isOfAnother || (alert.State == AlertState.Acknowledged && status.IsWorseThan(alert.Status)))
        {
            change.AskAnew(now);
        }
        else if (status.IsWorseThan(alert.Status))
        {
            change.AskAnewIfAnswered(now);
        }

        if (isOfAnother)
        {
            change.Set(row => row.Cause, null);
            change.Set(row => row.Remedy, null);
            change.Set(row => row.RemedyBy, null);
            change.Set(row => row.RemedyPerson, null);
            change.Set(row => row.AnsweredAt, null);
            change.Set(row => row.AnsweredBy, null);
        }
    }

    private static bool Resolve(RunRow run, AlertChange change, Standing? standing, DateTimeOffset now)
    {
        change.Note(Event(AlertEventKind.Resolved, run, standing, now));
        change.Set(row => row.State, AlertState.Resolved);
        change.Set(row => row.LastChangedAt, now);
        change.Set(row => row.ResolvedRunId, run.Id);
        change.Set(row => row.ResolvedAt, now);
        return true;
    }

    // No status: the plan does not judge the case any more.
    private static AlertEventRow Event(AlertEventKind kind, RunRow run, Standing? standing, DateTimeOffset now, string? unit = null) =>
        new() { Kind = kind, At = now, By = run.By, RunId = run.Id, Status = standing?.Status, Text = unit };
}

/// <summary>An alert that a run changes, and what of it: all else stays as it is in the database, where the unit may have answered meanwhile.</summary>
internal sealed class AlertChange(AlertRow alert)
{
    private readonly List<(string Name, Action<UpdateSettersBuilder<AlertRow>> Write)> written = [];
    private readonly Dictionary<string, object?> read = new(StringComparer.Ordinal);
    private DateTimeOffset? ifAnswered;

    public AlertRow Alert => alert;

    public IEnumerable<string> Written => written.Select(one => one.Name);

    public void Set<T>(Expression<Func<AlertRow, T>> property, T value)
    {
        var member = (PropertyInfo)((MemberExpression)property.Body).Member;
        _ = read.TryAdd(member.Name, member.GetValue(alert));
        member.SetValue(alert, value);
        written.RemoveAll(one => one.Name == member.Name);
        written.Add((member.Name, row => row.SetProperty(property, _ => value)));
    }

    public void AskAnew(DateTimeOffset now)
    {
        Set(row => row.State, AlertState.Open);
        Set(row => row.WaitingSince, now);
    }

    /// <summary>The alert waits for its first answer; one that is given until the run is completed is to a lesser evil.</summary>
    public void AskAnewIfAnswered(DateTimeOffset now) => ifAnswered = now;

    /// <summary>Looks at the alert as it is when the run is completed.</summary>
    public void Meets(AlertRow stands)
    {
        if (stands.State == AlertState.Acknowledged && ifAnswered is { } now)
        {
            AskAnew(now);
        }
    }

    /// <summary>What stood there when the alert was read.</summary>
    public object? Was(IReadOnlyPropertyBase property) => read[property.Name];

    public void Note(AlertEventRow happened)
    {
        happened.AlertId = alert.Id;
        alert.Events.Add(happened);
    }

    /// <summary>Says what is written, of this alert and of those that become the same.</summary>
    public void Write(UpdateSettersBuilder<AlertRow> row) => written.ForEach(one => one.Write(row));
}
