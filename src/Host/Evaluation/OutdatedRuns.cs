using ActionPlan.Host.Persistence;
using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Evaluation;

/// <summary>Judged quarters that do not know a figure approved since, oldest first: what a crash or a pause left undone shows here.</summary>
internal static class OutdatedRuns
{
    public static async Task<IReadOnlyList<(Period Quarter, RunTrigger Trigger)>> Find(AppDb db, Plan plan, DateTimeOffset now, CancellationToken cancellation)
    {
        var outdated = new List<(Period, RunTrigger)>();
        foreach (var run in await db.Runs.AsNoTracking().InForce(plan, now).ToListAsync(cancellation))
        {
            // Imports at the machine and registers are judged when somebody asks for it or the next quarter is due.
            var since = db.Figures.Where(row => row.PlanId == plan.Id && row.Seq > run.FigureSeq && row.Period <= run.Period && row.ApprovedBy != null);
            var figures = await since
                .Select(row => new
                {
                    row.Figure,
                    Again = db.Figures.Any(earlier => earlier.PlanId == row.PlanId && earlier.Area == row.Area && earlier.Figure == row.Figure
                        && earlier.Period == row.Period && earlier.Seq <= run.FigureSeq),
                })
                .Distinct().ToListAsync(cancellation);
            var known = figures.Where(row => plan.FigureById.ContainsKey(row.Figure)).ToList();
            if (known.Count > 0)
            {
                outdated.Add((run.Period, known.Exists(row => row.Again) ? RunTrigger.Correction : RunTrigger.LateFigures));
            }
        }

        return outdated;
    }
}
