using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

/// <summary>
/// Judged quarters whose runs lack a figure that had still time then and has none any more. Where a figure is due after the day of evaluation no
/// other run would say that it is overdue: a target that is judged by the year, or for each quarter by itself, never comes back to it.
/// </summary>
internal static class OverdueSince
{
    private const int QuartersBack = 5;

    /// <summary>Oldest first.</summary>
    public static async Task<IReadOnlyList<Period>> Find(AppDb db, PlanInForce plans, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = new List<Period>();
        foreach (var run in await db.Runs.AsNoTracking().InForce(plans.Current, now).ToListAsync(cancellation))
        {
            if (await Has(db, plans.For(run.Period), run, now, cancellation))
            {
                found.Add(run.Period);
            }
        }

        return found;
    }

    public static async Task<bool> Has(AppDb db, Plan plan, RunRow run, DateTimeOffset now, CancellationToken cancellation)
    {
        var (judgedOn, today) = (plan.DayOf(run.StartedAt), plan.DayOf(now));
        bool IsOverdueSince(DateOnly due) => judgedOn <= due && due < today;
        var periods = Enumerable.Range(0, QuartersBack).Select(back => run.Period.AddQuarters(-back))
            .SelectMany(quarter => new[] { quarter, quarter.WholeYear }).Distinct().ToList();
        // As a rule all figures are due before their quarter is judged: nothing is read then.
        if (!plan.Figures.Any(figure => periods.Exists(period => IsOverdueSince(figure.DueOn(plan.Calendar, period)))))
        {
            return false;
        }

        var unknown = db.Verdicts.AsNoTracking().Where(verdict => verdict.RunId == run.Id && verdict.Status == Status.NoData && verdict.Evidence != null)
            .Select(verdict => verdict.Evidence);
        await foreach (var evidence in unknown.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (VerdictJson.ReadEvidence(evidence).SelectMany(reading => reading.Missing ?? []).Any(missing => IsOverdueSince(missing.DueOn)))
            {
                return true;
            }
        }

        return false;
    }
}
