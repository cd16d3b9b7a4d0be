namespace ActionPlan.Host.Health;

/// <summary>When what runs by itself ran last, how that ended, when it runs next, and whether somebody lets it wait.</summary>
internal sealed class SchedulePart(AppDbFactory databases, AllPlans plans, TimeProvider clock) : IHealthPart
{
    public bool AsksDatabase => true;

    public async Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        return await StandingSchedule.Read(db, cancellation) is { } schedules
            ? [.. schedules.Select(Line).OrderBy(line => line.Of, Ordering.Vietnamese).ThenBy(line => line.Part, StringComparer.Ordinal)]
            : [new HealthLine("Schedule", HealthState.Warning) { Case = "First" }];
    }

    /// <summary>In seconds, or in minutes where it is long.</summary>
    public static string Duration(TimeSpan took) => took < TimeSpan.FromMinutes(2)
        ? took.TotalSeconds.ToString("0.0", CultureInfo.CurrentCulture) + " s"
        : took.TotalMinutes.ToString("0", CultureInfo.CurrentCulture) + " min";

    private HealthLine Line(StandingSchedule schedule)
    {
        var plan = plans.Find(schedule.Key.Group)?.InForce;
        var zone = plan?.TimeZone ?? plans.Zone();
        var now = clock.GetUtcNow();
        return new HealthLine(
            "Schedule." + schedule.Key.Name, schedule.Health(now), Show.Moment(schedule.Last ?? schedule.Result?.Began, zone), Show.Moment(schedule.Next, zone),
            schedule.Result is { } result ? Duration(result.Took) : Show.Nothing, schedule.Pause?.By ?? "",
            schedule.Pause?.Reason ?? schedule.Result?.Error ?? "")
        {
            Of = plan?.Name ?? (schedule.Key.IsOfPlan ? schedule.Key.Group : null),
            Case = schedule.Pause is not null ? "Paused" : !schedule.IsStuck(now) && schedule.IsFailing ? "Failed" : null,
        };
    }
}
