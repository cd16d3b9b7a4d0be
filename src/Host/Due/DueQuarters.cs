namespace ActionPlan.Host.Due;

/// <summary>Which quarters should have been evaluated by now. Asked of the plan and the clock only, never of the scheduler's memory.</summary>
internal static class DueQuarters
{
    /// <summary>The closed quarters in use whose evaluation is due, oldest first.</summary>
    /// <param name="plan">The plan in force.</param>
    /// <param name="installedIn">The quarter of installation, from which a plan is in use that does not say.</param>
    public static IEnumerable<Period> QuartersDue(this Plan plan, Period installedIn, DateTimeOffset now)
    {
        for (var quarter = plan.FirstInUse(installedIn); quarter <= plan.To && plan.EvaluationOf(quarter) <= now; quarter = quarter.AddQuarters(1))
        {
            yield return quarter;
        }
    }

    /// <summary>The first quarter for which due dates and schedules apply.</summary>
    public static Period FirstInUse(this Plan plan, Period installedIn)
    {
        var inUse = plan.InUseFrom ?? installedIn;
        return inUse > plan.From ? inUse : plan.From;
    }

    /// <summary>False for what was due before the plan was in use: it may be handed in, and is not missed.</summary>
    public static bool Asks(this Plan plan, Period installedIn, Period period, DateOnly dueOn)
    {
        var inUse = plan.FirstInUse(installedIn);
        return (period.IsYear ? period.Year >= inUse.Year : period >= inUse) && dueOn >= plan.Calendar.FirstDay(inUse);
    }
}
