using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>An issued report and the corrigenda to it.</summary>
internal sealed class IssuedChain(AppDb db)
{
    /// <summary>The report, and the issued corrigenda in their order.</summary>
    public async Task<IReadOnlyList<ReportRow>> Read(long report, CancellationToken cancellation) =>
        await db.Reports.AsNoTracking().Where(row => (row.Id == report || row.CorrectsId == report) && row.State == ReportState.Issued)
            .OrderBy(row => row.Sequence).ToListAsync(cancellation);

    /// <summary>All corrigenda, issued or not.</summary>
    public async Task<IReadOnlyList<ReportRow>> Corrigenda(long report, CancellationToken cancellation) =>
        await Corrigenda([report], cancellation);

    public async Task<IReadOnlyList<ReportRow>> Corrigenda(long[] reports, CancellationToken cancellation) => await db.Reports.AsNoTracking()
        .Where(row => row.CorrectsId != null && reports.Contains(row.CorrectsId.Value))
        .OrderBy(row => row.Sequence)
        .ToListAsync(cancellation);

    /// <summary>
    /// Whether newer runs are in force than those that the report, or its newest corrigendum, was issued from; and whether it has been found that they change
    /// nothing issued.
    /// </summary>
    public async Task<(bool IsBehind, bool IsNothingWrong)> Compare(Plan plan, ReportRow report, CancellationToken cancellation)
    {
        var chain = await Read(report.Id, cancellation);
        var bound = await new ReportQueries(db).Bind(plan, report.Period, cancellation);
        if (chain.Count == 0 || bound.SequenceEqual(chain[^1].ReadRuns()))
        {
            return (false, false);
        }

        var found = await db.ReportEvents.AsNoTracking().Where(row => row.ReportId == report.Id && row.Kind == ReportEventKind.NothingToCorrect)
            .OrderByDescending(row => row.Id).Select(row => row.Text).FirstOrDefaultAsync(cancellation);
        return (true, found == ReportRow.WriteRuns(bound));
    }
}
