using System.Data.Common;
using ActionPlan.Host.Plans;

namespace ActionPlan.Host.Health;

/// <summary>When what runs by itself ran last, and runs next: as the scheduler has written it down, so that it can be asked from beside it.</summary>
internal sealed class SchedulePart(AppDbFactory databases, AllPlans plans, TimeProvider clock) : IHealthPart
{
    /// <summary>The scheduler's own table, alike on both providers.</summary>
    internal const string Stored = "SELECT TRIGGER_NAME, TRIGGER_GROUP, JOB_NAME, TRIGGER_STATE, PREV_FIRE_TIME, NEXT_FIRE_TIME FROM QRTZ_TRIGGERS";

    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    public bool AsksDatabase => true;

    public async Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        try
        {
            var triggers = await Triggers(db, cancellation);
            // What was fired by hand has a trigger of its own for a moment.
            return [.. triggers.Where(trigger => trigger.Job == trigger.Name).Select(Line).OrderBy(line => line.Of, Ordering.Vietnamese).ThenBy(line => line.Part, StringComparer.Ordinal)];
        }
        catch (DbException) when (!cancellation.IsCancellationRequested)
        {
            // The scheduler makes its tables when it starts for the first time.
            return [new HealthLine("Schedule", HealthState.Warning) { Case = "First" }];
        }
    }

    private static async Task<IReadOnlyList<Trigger>> Triggers(AppDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Stored;
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var triggers = new List<Trigger>();
        while (await rows.ReadAsync(cancellation))
        {
            triggers.Add(new Trigger(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows[4] as long?, rows[5] as long?));
        }

        return triggers;
    }

    private HealthLine Line(Trigger trigger)
    {
        var plan = plans.Find(trigger.OfPlan)?.InForce;
        var zone = plan?.TimeZone ?? plans.Zone();
        var next = Moment(trigger.Next);
        var isLate = trigger.State != "BLOCKED" && (next is null || next < clock.GetUtcNow() - Slack);
        return new HealthLine(
            "Schedule." + trigger.Name,
            trigger.State == "ERROR" || isLate ? HealthState.Bad : trigger.State.StartsWith("PAUSED", StringComparison.Ordinal) ? HealthState.Warning : HealthState.Good,
            Show.Moment(Moment(trigger.Last), zone), Show.Moment(next, zone))
        {
            Of = plan?.Name ?? (trigger.OfPlan == "DEFAULT" ? null : trigger.OfPlan),
        };
    }

    private static DateTimeOffset? Moment(long? ticks) => ticks is > 0 ? new DateTimeOffset(ticks.Value, TimeSpan.Zero) : null;

    private sealed record Trigger(string Name, string OfPlan, string Job, string State, long? Last, long? Next);
}
