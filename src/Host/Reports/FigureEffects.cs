using ActionPlan.Host.Access;
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
internal sealed class FigureEffects(AppDb db)
{
    /// <summary>Quarter by quarter; a quarter that was not judged before or has not been judged again is not among them.</summary>
    /// <param name="figure">The entry.</param>
    /// <param name="plan">The id of the plan judged: the entry's own, or one that continues it.</param>
    public async Task<IReadOnlyList<FigureEffect>> Of(FigureRow figure, string plan, CancellationToken cancellation)
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

    /// <summary>The same in the plans that read it as theirs, as far as its reader may look into them.</summary>
    public static async Task<IReadOnlyList<(Plan Plan, FigureEffect Effect)>> InLater(OtherPlans others, FigureRow figure, CancellationToken cancellation)
    {
        var found = new List<(Plan, FigureEffect)>();
        foreach (var other in others.All.Where(other => FiguresRead.Continues(other.Current, figure)))
        {
            found.AddRange((await others.In(other, db => new FigureEffects(db).Of(figure, other.Current.Id, cancellation), cancellation) ?? [])
                .Select(effect => (other.Current, effect)));
        }

        return found;
    }
}
