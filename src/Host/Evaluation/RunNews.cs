using ActionPlan.Host.Figures;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Evaluation;

/// <summary>What a run does not know.</summary>
internal static class RunNews
{
    /// <summary>How far clocks of hosts may be apart without anything being missed.</summary>
    public static readonly TimeSpan Doubt = TimeSpan.FromMinutes(10);

    /// <summary>Another version that judges otherwise, or an entry since then that this quarter may know.</summary>
    public static async Task<bool> Has(AppDb db, PlanInForce plans, Plan plan, RunRow run, CancellationToken cancellation)
    {
        if (!run.IsJudgedAlike(plans, plan))
        {
            return true;
        }

        foreach (var read in FiguresRead.By(db, plan))
        {
            var figures = await read.Rows.Where(row => row.Seq > run.FigureSeq && row.Period <= run.Period)
                .Select(row => new { row.Figure, row.Period }).Distinct().ToListAsync(cancellation);
            if (figures.Exists(row => read.Find(row.Figure, row.Period) is not null))
            {
                return true;
            }
        }

        return await InEndedAreas(db, plan, run, cancellation);
    }

    /// <summary>
    /// Whether a row or a confirmation came in of an area that is part of another by the end of the quarter: it adds no figure there, and may make those of the
    /// areas that came of it missing, or whole again (<see cref="CountsInDoubt"/>). An earlier plan's counts are a base here.
    /// </summary>
    public static async Task<bool> InEndedAreas(AppDb db, Plan plan, RunRow run, CancellationToken cancellation)
    {
        // Whatever clock it was noted by: asking once more costs a run, not asking a verdict.
        var since = run.StartedAt - Doubt;
        var until = plan.Calendar.LastDay(run.Period);
        foreach (var one in plan.EarlierOnes.Prepend(plan).Where(one => one.Areas.HaveLineage))
        {
            string[] ended = [.. one.Areas.All.Where(area => area.To <= until).Select(area => area.Id)];
            var events = db.RegisterEvents.IgnoreQueryFilters([PlanRows.Name]).Where(row => row.PlanId == one.Id && row.At >= since);
            var confirmed = db.RegisterConfirmations.IgnoreQueryFilters([PlanRows.Name]).Where(row => row.PlanId == one.Id && row.At >= since);
            if (ended.Length > 0 && (await events.AnyAsync(row => ended.Contains(row.Area), cancellation)
                || await confirmed.AnyAsync(row => ended.Contains(row.Area), cancellation)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether it says that it was made on the day on which its quarter is due, or later; what lies ahead of now was written by a clock that was.
    /// </summary>
    public static bool IsMadeWhenDue(this RunRow run, Plan plan, DateTimeOffset now) =>
        run.StartedAt <= now + AheadOfClock.Apart && plan.DayOf(run.StartedAt) >= plan.DayOf(plan.EvaluationOf(run.Period));

    /// <summary>Whether figures were entered before it that it does not know: its clock was ahead of the day on which it was made.</summary>
    public static async Task<bool> IsAheadOfItsDay(AppDb db, RunRow run, CancellationToken cancellation)
    {
        var clearlyBefore = run.StartedAt - AheadOfClock.Apart;
        return await db.Figures.AnyAsync(
            row => row.Seq > run.FigureSeq && row.PlanId == run.PlanId && row.Period <= run.Period && row.EnteredAt < clearlyBefore, cancellation);
    }
}
