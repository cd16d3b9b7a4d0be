using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Scheduling;

/// <summary>
/// Which due quarters still wait for the run of their due day. One that somebody made before does not take its place: figures were still to come.
/// </summary>
internal static class DueRuns
{
    public static async Task<IReadOnlyList<Period>> Missing(
        AppDb db, PlanInForce plans, IReadOnlyList<Period> due, DateTimeOffset now, CancellationToken cancellation)
    {
        var plan = plans.Current;
        var runs = (await db.Runs.AsNoTracking().Where(run => run.PlanId == plan.Id && run.CompletedAt != null).ToListAsync(cancellation))
            .ToLookup(run => run.Period);
        var missing = new List<Period>();
        foreach (var quarter in due)
        {
            var isThere = false;
            foreach (var run in runs[quarter].OrderByDescending(run => run.Id).Where(run => run.StartedAt <= now + AheadOfClock.Apart))
            {
                isThere = isThere || await Serves(db, plans, run, cancellation);
            }

            if (!isThere)
            {
                missing.Add(quarter);
            }
        }

        return missing;
    }

    private static async Task<bool> Serves(AppDb db, PlanInForce plans, RunRow run, CancellationToken cancellation)
    {
        var plan = plans.Current;
        if (!plan.HasClosed(run.Period, run.StartedAt) || await RunNews.IsAheadOfItsDay(db, run, cancellation))
        {
            return false;
        }

        // The due day may have been another one then: a schedule that is changed judges no quarter again.
        return run.Trigger is RunTrigger.Schedule or RunTrigger.CatchUp
            || run.StartedAt >= plan.EvaluationOf(run.Period)
            || (run.IsMadeWhenDue(plan, run.StartedAt) && !await RunNews.Has(db, plans, plans.For(run.Period), run, cancellation));
    }
}
