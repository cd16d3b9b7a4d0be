using ActionPlan.Host.Figures;

namespace ActionPlan.Host.Evaluation;

/// <summary>
/// Judged quarters that do not know a figure approved or counted since, or for which another version was published with a reason, oldest first: what a
/// crash or a pause left undone shows here.
/// </summary>
internal static class OutdatedRuns
{
    public static async Task<IReadOnlyList<(Period Quarter, RunTrigger Trigger)>> Find(
        AppDb db, PlanInForce plans, DateTimeOffset now, CancellationToken cancellation)
    {
        var outdated = new List<(Period, RunTrigger)>();
        foreach (var run in await db.Runs.AsNoTracking().InForce(plans.Current, now).ToListAsync(cancellation))
        {
            var plan = plans.For(run.Period);
            if (!run.IsJudgedAlike(plans, plan))
            {
                outdated.Add((run.Period, RunTrigger.Restatement));
            }
            else if (await NewFigures(db, plan, run, cancellation) is { } trigger)
            {
                outdated.Add((run.Period, trigger));
            }
            else if (await RunNews.InEndedAreas(db, plan, run, cancellation))
            {
                outdated.Add((run.Period, RunTrigger.LateFigures));
            }
        }

        return outdated;
    }

    private static async Task<RunTrigger?> NewFigures(AppDb db, Plan plan, RunRow run, CancellationToken cancellation)
    {
        RunTrigger? trigger = null;
        foreach (var read in FiguresRead.By(db, plan))
        {
            // Imports at the machine are judged when somebody asks for it.
            var since = read.Rows.Where(row => row.Seq > run.FigureSeq && row.Period <= run.Period
                && (row.ApprovedBy != null || row.Origin == FigureOrigin.Counted));
            var figures = await since
                .Select(row => new
                {
                    row.Figure,
                    row.Period,
                    Again = read.Rows.Any(earlier => earlier.PlanId == row.PlanId && earlier.Area == row.Area && earlier.Figure == row.Figure
                        && earlier.Period == row.Period && earlier.Seq <= run.FigureSeq),
                })
                .Distinct().ToListAsync(cancellation);
            var known = figures.Where(row => read.Find(row.Figure, row.Period) is not null).ToList();
            trigger = known.Exists(row => row.Again) ? RunTrigger.Correction : known.Count > 0 ? trigger ?? RunTrigger.LateFigures : trigger;
        }

        return trigger;
    }
}
