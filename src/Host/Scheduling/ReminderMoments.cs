namespace ActionPlan.Host.Scheduling;

/// <summary>When to remind of a due date.</summary>
/// <param name="DueOn">The due date.</param>
/// <param name="Offset">Days from it: before, if negative.</param>
internal sealed record ReminderMoment(DateOnly DueOn, int Offset);

internal static class ReminderMoments
{
    /// <summary>A reminder that was not sent for so long is stale: the evaluation says by then what is missing.</summary>
    public const int StaleAfterDays = 31;

    /// <summary>The newest moment that has come, where it is not stale; after a pause the earlier ones are passed over.</summary>
    public static ReminderMoment? MomentFor(this Plan plan, DateOnly dueOn, DateTimeOffset now)
    {
        var offsets = plan.ReminderOffsets().Where(offset => plan.At(dueOn.AddDays(offset), plan.File.Schedules.RemindAt) <= now).ToList();
        if (offsets.Count == 0)
        {
            return null;
        }

        var newest = offsets.Max();
        return plan.DayOf(now).DayNumber - dueOn.AddDays(newest).DayNumber > StaleAfterDays ? null : new ReminderMoment(dueOn, newest);
    }

    /// <summary>The due dates for which a moment may have come.</summary>
    public static (DateOnly From, DateOnly To) DueDatesToMind(this Plan plan, DateTimeOffset now)
    {
        var today = plan.DayOf(now);
        var offsets = plan.ReminderOffsets().DefaultIfEmpty(0).ToList();
        return (today.AddDays(-offsets.Max() - StaleAfterDays), today.AddDays(-offsets.Min()));
    }

    private static IEnumerable<int> ReminderOffsets(this Plan plan) =>
        plan.File.Schedules.RemindDaysBefore.Select(days => -days).Concat(plan.File.Schedules.RemindDaysAfter);
}
