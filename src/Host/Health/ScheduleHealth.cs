using ActionPlan.Host.Plans;
using Quartz;

namespace ActionPlan.Host.Health;

/// <summary>When what runs by itself ran last, and runs next.</summary>
/// <param name="plans">Names the plans.</param>
/// <param name="clock">The time.</param>
/// <param name="schedulers">The scheduler; null where none runs, as on the command line.</param>
internal sealed class ScheduleHealth(AllPlans plans, TimeProvider clock, ISchedulerFactory? schedulers = null)
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<HealthLine>> Read(CancellationToken cancellation)
    {
        if (schedulers is null)
        {
            return [];
        }

        var scheduler = await schedulers.GetScheduler(cancellation);
        var lines = new List<HealthLine>();
        foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), cancellation))
        {
            // What was fired by hand has a trigger of its own for a moment.
            if (await scheduler.GetTrigger(key, cancellation) is not { } trigger || trigger.JobKey.Name != key.Name)
            {
                continue;
            }

            var state = await scheduler.GetTriggerState(key, cancellation);
            var plan = plans.Find(key.Group)?.InForce;
            var zone = plan?.TimeZone ?? plans.Open.Select(open => open.Current.TimeZone).FirstOrDefault() ?? TimeZoneInfo.Utc;
            var next = trigger.NextFireTimeUtc;
            lines.Add(new HealthLine(
                "Schedule." + key.Name,
                state == TriggerState.Error || next is null || next < clock.GetUtcNow() - Slack ? HealthState.Bad : state == TriggerState.Paused ? HealthState.Warning : HealthState.Good,
                Show.Moment(trigger.PreviousFireTimeUtc, zone), Show.Moment(next, zone))
            {
                Of = plan?.Name,
            });
        }

        return [.. lines.OrderBy(line => line.Of, Ordering.Vietnamese).ThenBy(line => line.Part, StringComparer.Ordinal)];
    }
}
