using ActionPlan.Host.Alerts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Reports;

/// <summary>What a quarter's first run that knew a figure sees otherwise than the run before it.</summary>
internal sealed record FigureEffect(
    Period Quarter, long RunId, IReadOnlyList<VerdictChange> Verdicts, IReadOnlyList<AlertEventRow> Alerts, IReadOnlyList<ReportRow> Reports);

/// <summary>
/// Which verdicts, alerts and issued reports a corrected figure changed: read from the stored runs, so that nothing more has to be kept in step.
/// </summary>
internal static class FigureEffects
{
    /// <summary>Quarter by quarter; a quarter that was not judged before or has not been judged again is not among them.</summary>
    /// <param name="db">The database, as it shows the plan's rows.</param>
    /// <param name="figure">The entry.</param>
    /// <param name="plan">The id of the plan judged: the entry's own, or one that continues it.</param>
    /// <param name="cancellation">Whoever asked is gone.</param>
    public static async Task<IReadOnlyList<FigureEffect>> Of(AppDb db, FigureRow figure, string plan, CancellationToken cancellation)
    {
        var runs = await db.Runs.AsNoTracking()
            .Where(run => run.PlanId == plan && run.CompletedAt != null && run.Period >= figure.Period)
            .OrderBy(run => run.Id).ToListAsync(cancellation);
        var issued = await db.Reports.AsNoTracking().Where(report => report.PlanId == plan && report.State == ReportState.Issued).OrderBy(report => report.Id)
            .ToListAsync(cancellation);
        var effects = new List<FigureEffect>();
        foreach (var quarter in runs.GroupBy(run => run.Period).OrderBy(group => group.Key))
        {
            var before = quarter.LastOrDefault(run => run.FigureSeq < figure.Seq);
            var first = quarter.FirstOrDefault(run => run.FigureSeq >= figure.Seq);
            if (before is not null && first is not null)
            {
                effects.Add(new FigureEffect(
                    quarter.Key,
                    first.Id,
                    await RunChanges.Between(db, before.Id, first.Id, cancellation),
                    await db.AlertEvents.AsNoTracking().Include(happened => happened.Alert).Where(happened => happened.RunId == first.Id)
                        .OrderBy(happened => happened.Id).ToListAsync(cancellation),
                    // A report keeps the numbers of the runs that it was drafted from.
                    [.. issued.Where(report => report.ReadRuns().Intersect(quarter.Where(run => run.FigureSeq < figure.Seq).Select(run => run.Id)).Any())]));
            }
        }

        return effects;
    }
}
