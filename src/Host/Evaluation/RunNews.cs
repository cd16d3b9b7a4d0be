using ActionPlan.Host.Figures;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Evaluation;

/// <summary>What a run does not know.</summary>
internal static class RunNews
{
    /// <summary>Another version that judges otherwise, or an entry since then that this quarter may know.</summary>
    public static async Task<bool> Has(AppDb db, PlanInForce plans, Plan plan, RunRow run, CancellationToken cancellation)
    {
        if (!plans.JudgeAlike(run.PlanVersion, plan.Version))
        {
            return true;
        }

        var figures = await db.Figures
            .Where(row => row.Seq > run.FigureSeq && row.PlanId == plan.Id && row.Period <= run.Period)
            .Select(row => row.Figure)
            .Distinct()
            .ToListAsync(cancellation);
        return figures.Exists(plan.FigureById.ContainsKey);
    }

    /// <summary>Whether it says that it was made on the day on which its quarter is due, or later; what lies ahead of now was written by a clock that was.</summary>
    public static bool IsMadeWhenDue(this RunRow run, Plan plan, DateTimeOffset now) =>
        run.StartedAt <= now && plan.DayOf(run.StartedAt) >= plan.DayOf(plan.EvaluationOf(run.Period));

    /// <summary>Whether figures were entered before it that it does not know: its clock was ahead of the day on which it was made.</summary>
    public static async Task<bool> IsAheadOfItsDay(AppDb db, RunRow run, CancellationToken cancellation) =>
        await db.Figures.AnyAsync(row => row.Seq > run.FigureSeq && row.PlanId == run.PlanId && row.Period <= run.Period && row.EnteredAt < run.StartedAt, cancellation);
}
