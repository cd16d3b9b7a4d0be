namespace ActionPlan.Host.Evaluation;

/// <summary>The completed runs of a plan; in force for a quarter is the newest one.</summary>
internal sealed class RunHistory
{
    private readonly Dictionary<Period, RunRow> inForce;

    public RunHistory(IReadOnlyList<RunRow> completed, Period open)
    {
        Completed = completed;
        // An older program, or a clock that was ahead, left runs of quarters that are not over.
        inForce = completed.Where(run => run.Period < open).GroupBy(run => run.Period).ToDictionary(runs => runs.Key, runs => runs.MaxBy(run => run.Id)!);
    }

    /// <summary>All completed runs, newest first.</summary>
    public IReadOnlyList<RunRow> Completed { get; }

    /// <summary>The runs in force by quarter.</summary>
    public IReadOnlyList<RunRow> InForce => [.. inForce.Values.OrderBy(run => run.Period)];

    /// <summary>The quarters that have been judged, oldest first.</summary>
    public IReadOnlyList<Period> Quarters => [.. inForce.Keys.Order()];

    /// <summary>The newest quarter that has been judged.</summary>
    public RunRow? Newest => inForce.Values.MaxBy(run => run.Period);

    public RunRow? Of(Period quarter) => inForce.GetValueOrDefault(quarter);
}

internal sealed class RunHistories(AppDb db, TimeProvider clock)
{
    public async Task<RunHistory> Load(Plan plan, CancellationToken cancellation = default) =>
        new(await db.Runs.AsNoTracking().Where(run => run.PlanId == plan.Id && run.CompletedAt != null)
            .OrderByDescending(run => run.Id).ToListAsync(cancellation), plan.Calendar.QuarterOf(plan.Today(clock)));
}
