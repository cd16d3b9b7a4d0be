using ActionPlan.Host.Reports.Stored;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>An issued report and the corrigenda to it.</summary>
internal static class IssuedChain
{
    /// <summary>The report, and the issued corrigenda in their order.</summary>
    public static async Task<IReadOnlyList<ReportRow>> Read(AppDb db, long report, CancellationToken cancellation) =>
        await db.Reports.AsNoTracking().Where(row => (row.Id == report || row.CorrectsId == report) && row.State == ReportState.Issued)
            .OrderBy(row => row.Sequence).ToListAsync(cancellation);

    /// <summary>All corrigenda, issued or not.</summary>
    public static async Task<IReadOnlyList<ReportRow>> Corrigenda(AppDb db, long report, CancellationToken cancellation) =>
        await Corrigenda(db, [report], cancellation);

    public static async Task<IReadOnlyList<ReportRow>> Corrigenda(AppDb db, long[] reports, CancellationToken cancellation) => await db.Reports.AsNoTracking()
        .Where(row => row.CorrectsId != null && reports.Contains(row.CorrectsId.Value))
        .OrderBy(row => row.Sequence)
        .ToListAsync(cancellation);

    /// <summary>
    /// Whether newer runs are in force than those that the report, or its newest corrigendum, was issued from; and whether it has been found that they change
    /// nothing issued.
    /// </summary>
    public static async Task<(bool IsBehind, bool IsNothingWrong)> Compare(AppDb db, Plan plan, ReportRow report, CancellationToken cancellation)
    {
        var chain = await Read(db, report.Id, cancellation);
        var bound = await ReportFacts.Bind(db, plan, report.Period, cancellation);
        if (chain.Count == 0 || bound.SequenceEqual(chain[^1].ReadRuns()))
        {
            return (false, false);
        }

        var found = await db.ReportEvents.AsNoTracking().Where(row => row.ReportId == report.Id && row.Kind == ReportEventKind.NothingToCorrect)
            .OrderByDescending(row => row.Id).Select(row => row.Text).FirstOrDefaultAsync(cancellation);
        return (true, found == ReportRow.WriteRuns(bound));
    }
}
