using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Plans;

/// <summary>Days and times of day where the plan applies.</summary>
internal static class PlanTime
{
    /// <summary>A day and time of day in the plan's time zone.</summary>
    public static DateTimeOffset At(this Plan plan, DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, plan.TimeZone.GetUtcOffset(local));
    }

    /// <summary>The day it is then where the plan applies.</summary>
    public static DateOnly DayOf(this Plan plan, DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, plan.TimeZone).DateTime);
}
