using ActionPlan.Host.Access.People;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Assignments;
using Mediator;

namespace ActionPlan.Host.Meetings;

/// <summary>
/// Records what a meeting decided: a unit's commitment on an alert, as if the unit had answered, or an assignment of its own. The unit is told by mail.
/// </summary>
/// <param name="Quarter">Which quarter the meeting is about.</param>
/// <param name="Area">For which area it is held.</param>
/// <param name="What">What is to be done.</param>
/// <param name="Person">Who answers for it.</param>
/// <param name="By">By when.</param>
internal sealed record RecordDecision(Period Quarter, string Area, string? What, string? Person, DateOnly By) : ICommand<AlertReply>, ITransactional, IGuarded
{
    /// <summary>The alert whose commitment it becomes; null for an assignment.</summary>
    public long? Alert { get; init; }

    /// <summary>Of a commitment: why the target stands as it does.</summary>
    public string? Cause { get; init; }

    /// <summary>Of a commitment: the newest answer that was seen.</summary>
    public long? Known { get; init; }

    /// <summary>Of an assignment: the unit that it is given to.</summary>
    public string? Unit { get; init; }

    /// <summary>Of an assignment: the target that it is about.</summary>
    public string? Target { get; init; }

    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([Decisions.ToDecide(Area)]);
}

internal sealed class RecordDecisionHandler(AppDb db, PlanInForce plans, Acting acting, DecisionLetters letters, TimeProvider time)
    : ICommandHandler<RecordDecision, AlertReply>
{
    public async ValueTask<AlertReply> Handle(RecordDecision command, CancellationToken cancellationToken)
    {
        var (plan, now) = (plans.Current, time.GetUtcNow());
        if (plan.Areas.Find(command.Area) is not { } area || command.Quarter < plan.From || command.Quarter > plan.To)
        {
            return AlertReply.Unknown;
        }

        await db.LockAlerts(cancellationToken);
        var earlier = await db.Decisions.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Quarter == command.Quarter).ToListAsync(cancellationToken);
        var (reply, decided) = command.Alert is { } alert
            ? await Commit(plan, area, command, alert, now, cancellationToken)
            : Assign(plan, area, command, earlier, now);
        // Whoever presses twice decides once; of a commitment the newest answer that was seen says so.
        if (decided is null || (decided.AlertId is null && earlier.Exists(row => IsSame(row, decided))))
        {
            return reply;
        }

        db.Add(decided);
        db.Add(await letters.Write(plan, area, decided, earlier.Count + 1));
        return reply;
    }

    private async Task<(AlertReply, DecisionRow?)> Commit(
        Plan plan, Area area, RecordDecision command, long id, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!await db.Alerts.AnyAsync(row => row.Id == id && row.PlanId == plan.Id && row.Area == area.Id, cancellation))
        {
            return (AlertReply.Unknown, null);
        }

        var typed = new Answer(command.Cause, command.What, command.Person, command.By);
        var (reply, alert) = await AlertAnswers.Take(db, plan, id, typed, command.Known, acting.Actor.Name, now, cancellation);
        return alert is null ? (reply, null) : (reply, Row(plan, area, command, alert.Unit, alert.Target, now, alert: alert.Id));
    }

    private (AlertReply, DecisionRow?) Assign(Plan plan, Area area, RecordDecision command, List<DecisionRow> earlier, DateTimeOffset now)
    {
        var (what, person) = (TypedText.Lines(command.What), TypedText.Line(command.Person));
        var refusal = what.Length == 0 || person.Length == 0 || command.Unit is null || plan.UnitProblem(command.Unit, plan.DayOf(now)) is not null
            ? AlertReply.Incomplete
            : what.Length > TypedText.Longest || person.Length > Sizes.Person ? AlertReply.TooLong
            : AnswerDates.Refuse(plan, command.By, now);
        if (refusal is { } refused)
        {
            return (refused, null);
        }

        var target = command.Target is { } key && plan.TargetByKey.ContainsKey(key) ? key : null;
        return (AlertReply.Done, Row(plan, area, command, command.Unit!, target, now, assignment: NewId(plan, command.Quarter, earlier)));
    }

    private DecisionRow Row(
        Plan plan, Area area, RecordDecision command, string unit, string? target, DateTimeOffset now, long? alert = null, string? assignment = null) => new()
    {
        PlanId = plan.Id, Quarter = command.Quarter, Area = area.Id, Target = target, AlertId = alert, Assignment = assignment,
        What = TypedText.Lines(command.What), Unit = unit,
        Person = TypedText.Line(command.Person), DueOn = command.By, By = acting.Actor.Name, At = now,
    };

    // Withdrawn ones keep theirs.
    private static string NewId(Plan plan, Period quarter, List<DecisionRow> earlier)
    {
        var number = earlier.Count(row => row.Assignment is not null);
        while (true)
        {
            var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"hop-{quarter.Year}-q{quarter.Quarter}-{++number}");
            if (plan.File.Assignments.All(known => known.Id != id))
            {
                return id;
            }
        }
    }

    private static bool IsSame(DecisionRow row, DecisionRow decided) => row.WithdrawnAt is null
        && (row.Area, row.AlertId, row.Target, row.What, row.Unit, row.Person, row.DueOn) == (decided.Area, null, decided.Target, decided.What,
            decided.Unit, decided.Person, decided.DueOn);
}
