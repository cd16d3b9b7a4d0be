using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Due;

namespace ActionPlan.Host.Scheduling;

/// <summary>
/// Tells those above, in one letter, whose dates have passed unmet since it last looked. What was told is asked of the database, never of
/// the scheduler's memory: each date is told once, also after a pause or a restart; a clock that was ahead told of days that had not come,
/// and these are told when they have.
/// </summary>
internal sealed partial class EscalationSweep(
    IDbContextFactory<AppDb> databases, PlanInForce plans, EscalationLetters letters, TimeProvider clock, ILogger<EscalationSweep> log)
{
    private static readonly Actor Schedule = Actor.System("Lịch tự động");

    /// <summary>Unless a quarter waits to be evaluated: its figures may show that a promise was kept. The sweep comes back once it was tried.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        var plan = plans.Current;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var due = plan.QuartersDue(plans.InUseSince, now).ToList();
        if ((await DueRuns.Missing(db, plans, due, now, cancellation)).Count == 0)
        {
            await AfterEvaluation(cancellation);
        }
    }

    public async Task AfterEvaluation(CancellationToken cancellation)
    {
        var plan = plans.Current;
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAlerts(cancellation);
        var matters = new List<LateMatter>();
        foreach (var matter in (await new LateMatterReading(db).Read(plan, plan.DayOf(now), cancellation)).Where(matter => HasCome(plan, matter, now)))
        {
            if (matter.Told is not { } told || await Later(db, matter, told.Id).PutClockBack(told.At, now, cancellation))
            {
                matters.Add(matter);
            }
        }

        if (matters.Count == 0)
        {
            return;
        }

        if (plan.File.EscalateTo is not { } to)
        {
            ToNobody(log, matters.Count);
            return;
        }

        db.Add(await letters.Write(plan, to, matters, now));
        db.AddRange(matters.Where(matter => matter.Alert is null).Select(matter => ToAssignment(plan, matter, now)));
        await db.SaveChangesAsync(cancellation);
        await AddedEvents.Write(
            db, [.. matters.Where(matter => matter.Alert is not null).Select(matter => (ToAlert(matter, now), matter.Alert!.Area))], null, cancellation);
        await AuditTrail.Append(db, new AuditNote(Schedule, AuditActions.Escalate, null, plan), now, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static IQueryable<DateTimeOffset> Later(AppDb db, LateMatter matter, long told) => matter.Alert is null
        ? db.AssignmentUpdates.Where(row => row.Id > told).Select(row => row.At)
        : db.AlertEvents.Where(row => row.Id > told).Select(row => row.At);

    // The day after, at the time of day at which people are reminded.
    private static bool HasCome(Plan plan, LateMatter matter, DateTimeOffset now) => plan.At(matter.Owed.By.AddDays(1), plan.File.Schedules.RemindAt) <= now;

    private static AlertEventRow ToAlert(LateMatter matter, DateTimeOffset now) => new()
    {
        AlertId = matter.Alert!.Id, Kind = AlertEventKind.Escalated, At = now, By = Schedule.Name, Status = matter.Alert.Status,
        Text = matter.Owed.Kind.ToString(), DueOn = matter.Owed.By, QuestionId = matter.Owed.Question,
    };

    private static AssignmentUpdateRow ToAssignment(Plan plan, LateMatter matter, DateTimeOffset now) => new()
    {
        PlanId = plan.Id, Assignment = matter.Assignment!.Definition.Id, Unit = matter.Unit, Kind = AssignmentUpdateKind.Escalated,
        DueOn = matter.Owed.By, By = Schedule.Name, At = now,
    };

    [LoggerMessage(LogLevel.Warning, "{Count} dates have passed unmet, and the plan names nobody to tell (escalateTo)")]
    private static partial void ToNobody(ILogger log, int count);
}
