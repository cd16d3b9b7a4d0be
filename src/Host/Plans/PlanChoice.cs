namespace ActionPlan.Host.Plans;

/// <summary>Which of several plans is meant where nobody says so.</summary>
internal static class PlanChoice
{
    /// <summary>The one whose term contains today, of several the one that began last; else the one that begins next; else the one that ended last.</summary>
    public static T? AtHand<T>(IEnumerable<T> plans, Func<T, Plan> of, DateTimeOffset now)
        where T : class
    {
        var all =
            plans.Select(one => (One: one, Plan: of(one), First: of(one).Calendar.FirstDay(of(one).From), Last: of(one).Calendar.LastDay(of(one).To),
                Today: of(one).DayOf(now)))
            .OrderBy(plan => plan.First).ThenBy(plan => plan.Plan.Id, StringComparer.Ordinal).ToList();
        return all.LastOrDefault(plan => plan.First <= plan.Today && plan.Today <= plan.Last).One
            ?? all.FirstOrDefault(plan => plan.Today < plan.First).One
            ?? all.OrderByDescending(plan => plan.Last).FirstOrDefault().One;
    }
}
