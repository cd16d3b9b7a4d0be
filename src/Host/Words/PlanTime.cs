namespace ActionPlan.Host.Words;

/// <summary>Days and times of day where the plan applies.</summary>
internal static class PlanTime
{
    /// <summary>A day and time of day in the plan's time zone.</summary>
    public static DateTimeOffset At(this Plan plan, DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, plan.TimeZone.GetUtcOffset(local));
    }

    /// <summary>When the quarter is to be evaluated: so many days after its last, at the plan's time of day.</summary>
    public static DateTimeOffset EvaluationOf(this Plan plan, Period quarter)
    {
        var schedules = plan.File.Schedules;
        return plan.At(plan.Calendar.LastDay(quarter).AddDays(schedules.EvaluateOnDay), schedules.EvaluateAt);
    }

    /// <summary>The first day on which the quarter can be judged: before, what it brings is not known.</summary>
    public static DateOnly JudgedFrom(this Plan plan, Period quarter) => plan.Calendar.LastDay(quarter).AddDays(1);

    public static bool HasClosed(this Plan plan, Period quarter, DateTimeOffset by) => plan.DayOf(by) >= plan.JudgedFrom(quarter);

    /// <summary>The day it is then where the plan applies.</summary>
    public static DateOnly DayOf(this Plan plan, DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, plan.TimeZone).DateTime);
}
