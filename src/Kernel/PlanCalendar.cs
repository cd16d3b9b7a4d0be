namespace ActionPlan.Kernel;

/// <summary>Which days a period covers.</summary>
public enum PlanCalendar
{
    /// <summary>Calendar quarters: the first quarter is 1 January to 31 March.</summary>
    CalendarQuarters,

    /// <summary>
    /// Decree 09/2019/NĐ-CP, articles 12–13: a quarter runs from the 15th of the month before it to the 14th of its last month
    /// (the first quarter is 15 December to 14 March), a year from 15 December to 14 December.
    /// </summary>
    Decree09,
}

/// <summary>The days of a period in a calendar.</summary>
public static class PlanCalendarDays
{
    /// <summary>The first day of the period.</summary>
    public static DateOnly FirstDay(this PlanCalendar calendar, Period period)
    {
        var start = new DateOnly(period.Year, period.IsYear ? 1 : period.Quarter * 3 - 2, 1);
        return calendar == PlanCalendar.Decree09 ? start.AddMonths(-1).AddDays(14) : start;
    }

    /// <summary>The last day of the period, inclusive.</summary>
    public static DateOnly LastDay(this PlanCalendar calendar, Period period)
    {
        var month = new DateOnly(period.Year, period.IsYear ? 12 : period.Quarter * 3, 1);
        return calendar == PlanCalendar.Decree09 ? month.AddDays(13) : month.AddMonths(1).AddDays(-1);
    }

    /// <summary>The quarter that contains the day.</summary>
    public static Period QuarterOf(this PlanCalendar calendar, DateOnly day)
    {
        var quarter = Period.OfQuarter(day.Year, (day.Month + 2) / 3);
        return day > calendar.LastDay(quarter) ? quarter.AddQuarters(1) : quarter;
    }
}
