namespace ActionPlan.Host.Evaluation;

/// <summary>When what is still open in a plan closes with its term: units have these days to answer what the last quarter's run says.</summary>
internal sealed class TermEnd(AppDb db)
{
    public const int Days = 30;

    /// <summary>The last day on which open alerts, commitments and assignments stand; null while the last quarter has not had the run of its due day.</summary>
    public async Task<DateOnly?> StandUntil(Plan plan, CancellationToken cancellation)
    {
        var (last, due) = (plan.To, plan.EvaluationOf(plan.To));
        var judged = await db.Runs.AsNoTracking().Where(run => run.PlanId == plan.Id && run.Period == last && run.CompletedAt != null && run.StartedAt >= due)
            .Select(run => run.StartedAt).ToListAsync(cancellation);
        return judged.Count == 0 ? null : plan.DayOf(judged.Min()).AddDays(Days);
    }

    public async Task<bool> HasClosed(Plan plan, DateTimeOffset now, CancellationToken cancellation) =>
        plan.DayOf(now) > plan.Calendar.LastDay(plan.To) && await StandUntil(plan, cancellation) is { } day && plan.DayOf(now) > day;
}
