namespace ActionPlan.Host.Health;

/// <summary>What runs by itself, for whoever keeps the installation: when, how it went, and what waits.</summary>
internal sealed class Schedules(AppDbFactory databases, AllPlans plans, TimeProvider clock)
{
    /// <summary>By plan and name; none before the scheduler has started for the first time.</summary>
    public async Task<IReadOnlyList<ShownSchedule>> Read(CancellationToken cancellation = default)
    {
        await using var db = databases.CreateDbContext();
        return
        [
            .. (await StandingSchedule.Read(db, cancellation) ?? [])
                .Select(
                    schedule => new ShownSchedule(schedule, schedule.Health(clock.GetUtcNow()), plans.Find(schedule.Key.Group)?.InForce?.Name,
                        plans.Find(schedule.Key.Group)?.InForce?.TimeZone ?? plans.Zone()))
                .OrderBy(shown => shown.PlanName, Ordering.Vietnamese).ThenBy(shown => ScheduleKey.Names.ToList().IndexOf(shown.Schedule.Key.Name)),
        ];
    }
}

/// <param name="Schedule">What the scheduler has written down.</param>
/// <param name="Health">How it does.</param>
/// <param name="PlanName">Of which plan; null where it is no plan's own.</param>
/// <param name="Zone">In which its times are told.</param>
internal sealed record ShownSchedule(StandingSchedule Schedule, HealthState Health, string? PlanName, TimeZoneInfo Zone);
