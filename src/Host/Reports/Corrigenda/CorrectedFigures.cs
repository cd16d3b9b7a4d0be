using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>The figures that newer runs have read and the runs issued from had not.</summary>
internal static class CorrectedFigures
{
    public static async Task<IReadOnlyList<CorrectedFigure>> Read(
        AppDb db, ReportFacts before, ReportFacts now, IReadOnlyList<string> targets, CancellationToken cancellation)
    {
        var known = before.Runs.ToDictionary(run => run.Period, run => run.FigureSeq);
        var read = new Dictionary<long, HashSet<string>>();
        foreach (var run in now.Runs.Where(run => before.Runs.All(other => other.Id != run.Id)))
        {
            foreach (var verdict in now.Plan.Targets.Where(target => targets.Contains(target.Key, StringComparer.Ordinal))
                .Select(target => now.Of(target, run.Period)).OfType<Evaluation.VerdictRow>())
            {
                foreach (var seq in verdict.ReadEvidence().SelectMany(reading => reading.From ?? []).Where(seq => seq > known.GetValueOrDefault(run.Period)))
                {
                    (read.TryGetValue(seq, out var by) ? by : read[seq] = new HashSet<string>(StringComparer.Ordinal)).Add(verdict.Target);
                }
            }
        }

        var rows = (await FiguresRead.Behind(db, now.Plan, read.Keys, cancellation)).Values
            .OrderBy(row => row.Figure, StringComparer.Ordinal).ThenBy(row => row.Area, StringComparer.Ordinal).ThenBy(row => row.Period);
        var corrected = new List<CorrectedFigure>();
        foreach (var row in rows)
        {
            var issuedFrom = known.Where(one => one.Key >= row.Period.LastQuarter).Select(one => one.Value).DefaultIfEmpty().Max();
            var earlier = await db.Figures.IgnoreQueryFilters().AsNoTracking().Before(row).Where(one => one.Seq <= issuedFrom)
                .Select(one => (decimal?)one.Value).FirstOrDefaultAsync(cancellation);
            corrected.Add(Of(row, earlier, now, [.. read[row.Seq]]));
        }

        return corrected;
    }

    private static CorrectedFigure Of(FigureRow row, decimal? earlier, ReportFacts now, IReadOnlyList<string> targets)
    {
        var plan = now.Plan.Named(row.PlanId);
        var figure = plan.FigureById.GetValueOrDefault(row.Figure);
        var area = plan.Areas.Find(row.Area)?.Name ?? row.Area;
        string Amount(decimal value, decimal? beside) => Show.AmountIn(LetterWords.Vietnamese, value, figure?.Definition.MeasuredIn ?? "", beside);
        return new CorrectedFigure(
            $"{figure?.Name ?? row.Figure}, {area}, {ReportKinds.InDocument(Shown.Period(row.Period, LetterWords.Vietnamese))}",
            earlier is { } value ? Amount(value, row.Value) : null, Amount(row.Value, earlier),
            string.Join(' ', row.Reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ';', ' '),
            row.ApprovedBy ?? row.EnteredBy, row.ApprovedBy is not null, now.Plan.DayOf(row.ApprovedAt ?? row.EnteredAt), targets);
    }
}
