namespace ActionPlan.Host.Evaluation;

internal sealed class JudgedQuarters : IJudgedQuarters
{
    public async Task<Period?> Newest(AppDb db, Plan plan, DateTimeOffset now, CancellationToken cancellation)
    {
        var latest = now + AheadOfClock.Apart;
        var runs = await db.Runs.AsNoTracking().Where(run => run.PlanId == plan.Id && run.CompletedAt != null && run.StartedAt <= latest)
            .Select(run => new { run.Period, run.StartedAt }).ToListAsync(cancellation);
        return runs.Where(run => plan.HasClosed(run.Period, run.StartedAt)).Select(run => (Period?)run.Period).Max();
    }
}
