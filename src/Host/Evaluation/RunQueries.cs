namespace ActionPlan.Host.Evaluation;

/// <summary>What pages and mails may see of runs: completed ones, and of a quarter the newest.</summary>
internal static class RunQueries
{
    public static Task<RunRow?> InForce(this IQueryable<RunRow> runs, string planId, Period quarter, CancellationToken cancellation = default) => runs
        .Where(run => run.PlanId == planId && run.Period == quarter && run.CompletedAt != null)
        .OrderByDescending(run => run.Id)
        .FirstOrDefaultAsync(cancellation);

    /// <summary>The same without quarters that are not over: an older program, or a clock that was ahead, left runs of them.</summary>
    public static IQueryable<RunRow> InForce(this IQueryable<RunRow> runs, Plan plan, DateTimeOffset now)
    {
        var open = plan.Calendar.QuarterOf(plan.DayOf(now));
        return runs.InForce(plan.Id).Where(run => run.Period < open);
    }

    /// <summary>The run in force of each quarter that has one, oldest quarter first.</summary>
    public static IQueryable<RunRow> InForce(this IQueryable<RunRow> runs, string planId)
    {
        var completed = runs.Where(run => run.PlanId == planId && run.CompletedAt != null);
        return completed.Where(run => !completed.Any(later => later.Period == run.Period && later.Id > run.Id)).OrderBy(run => run.Period);
    }
}
