namespace ActionPlan.Host.Alerts.Answers;

/// <summary>Which dates may be promised or set, in the plan's time zone.</summary>
internal static class AnswerDates
{
    /// <summary>The last day that may be promised: the term's last, or a year from now where that is later.</summary>
    public static DateOnly LastPromise(this Plan plan, DateOnly today)
    {
        var term = plan.Calendar.LastDay(plan.To);
        return term > today.AddYears(1) ? term : today.AddYears(1);
    }

    public static AlertReply? Refuse(Plan plan, DateOnly day, DateTimeOffset now)
    {
        var today = plan.DayOf(now);
        return day < today ? AlertReply.InThePast : day > plan.LastPromise(today) ? AlertReply.TooFar : null;
    }
}
