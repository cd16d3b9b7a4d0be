using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Files;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Waiting;

/// <summary>A sheet's numbers that wait for whoever reads to approve them.</summary>
/// <param name="Plan">The version that judges the quarter.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="Cells">What was handed in, in the sheet's order.</param>
/// <param name="Remarks">What is odd about it.</param>
/// <param name="Files">How many files stand as evidence for each number.</param>
internal sealed record HandedIn(Plan Plan, SheetKey Sheet, IReadOnlyList<EntryCell> Cells, IReadOnlyList<SheetRemark> Remarks, IReadOnlyDictionary<CellKey, int> Files)
{
    /// <summary>So many sheets are read; the others come once these are done.</summary>
    public const int Most = 20;

    public IEnumerable<SheetRemark> About(EntryCell cell) => Remarks.Where(remark => remark.Cells.Contains(cell.Key));

    /// <summary>The oldest quarter first.</summary>
    /// <returns>The first sheets, and how many there are.</returns>
    public static async Task<(IReadOnlyList<HandedIn> Sheets, int All)> Read(AppDb db, PlanInForce plans, Actor actor, CancellationToken cancellation = default)
    {
        var current = plans.Current;
        var rows = await db.FigureDrafts.AsNoTracking()
            .Where(row => row.PlanId == current.Id && row.State == DraftState.Submitted && row.CorrectionReason == null).ToListAsync(cancellation);
        var sheets = (
            from row in rows
            let figure = current.FigureById.GetValueOrDefault(row.Figure)
            let area = current.Areas.Find(row.Area)
            where figure is not null && area is not null && actor.May(new Demand(Right.ApproveFigures, row.Unit, figure.Module, row.Area), current)
            group row.Cell by new SheetKey(row.Unit, current.Areas.RootOf(area).Id, SheetLayout.QuarterOf(current, figure, row.Period))).OrderBy(sheet => sheet.Key.Quarter).ToList();
        var read = new List<HandedIn>();
        foreach (var sheet in sheets.Take(Most))
        {
            var plan = plans.For(sheet.Key.Quarter);
            var entry = await EntrySheet.Load(db, plan, sheet.Key, cancellation);
            var asked = sheet.ToHashSet();
            List<EntryCell> cells = [.. entry.Cells.Where(cell => asked.Contains(cell.Key))];
            var subjects = cells.ToDictionary(cell => EvidenceSubject.OfFigure(cell.Key.Figure, cell.Key.Area, cell.Key.Period), cell => cell.Key, StringComparer.Ordinal);
            string[] names = [.. subjects.Keys];
            var files = await db.StandingEvidence(plan).Where(file => names.Contains(file.Subject)).GroupBy(file => file.Subject)
                .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
            read.Add(new HandedIn(plan, sheet.Key, cells, await SheetChecks.For(db, plan, entry, cancellation), files.ToDictionary(group => subjects[group.Key], group => group.Count)));
        }

        return (read, sheets.Count);
    }
}
