using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Files;

namespace ActionPlan.Host.Waiting;

/// <summary>A sheet's numbers that wait for whoever reads to approve them.</summary>
/// <param name="Plan">The version that judges the quarter.</param>
/// <param name="Cells">What was handed in, in the sheet's order.</param>
/// <param name="Remarks">What is odd about it.</param>
/// <param name="Files">How many files stand as evidence for each number.</param>
internal sealed record HandedIn(
    Plan Plan, SheetKey Sheet, IReadOnlyList<EntryCell> Cells, IReadOnlyList<SheetRemark> Remarks, IReadOnlyDictionary<CellKey, int> Files)
{
    /// <summary>So many sheets are read; the others come once these are done.</summary>
    public const int Most = 20;

    public IEnumerable<SheetRemark> About(EntryCell cell) => Remarks.Where(remark => remark.Cells.Contains(cell.Key));
}

internal sealed class HandedInSheets(AppDb db, PlanInForce plans)
{
    /// <summary>The oldest quarter first.</summary>
    /// <returns>The first sheets, and how many there are.</returns>
    public async Task<(IReadOnlyList<HandedIn> Sheets, int All)> Read(Actor actor, CancellationToken cancellation = default)
    {
        var current = plans.Current;
        var rows = await db.FigureDrafts.AsNoTracking()
            .Where(row => row.PlanId == current.Id && row.State == DraftState.Submitted).ToListAsync(cancellation);
        var locked = await new PeriodLocks(db).All(current, cancellation);
        var sheets = (
            from draft in PlacedDraft.Of(plans, rows)
            where !draft.IsForTheOffice(locked) && actor.May(new Demand(Right.ApproveFigures, draft.Row.Unit, draft.Figure.Module, draft.Area.Id), current)
            group draft.Row.Cell by draft.Sheet)
            .OrderBy(sheet => sheet.Key.Quarter).ToList();
        var read = new List<HandedIn>();
        // By version and not by sheet: however many wait, they are read at once.
        foreach (var some in sheets.Take(HandedIn.Most).GroupBy(sheet => plans.For(sheet.Key.Quarter)))
        {
            read.AddRange(await Read(some.Key, [.. some], cancellation));
        }

        return (read, sheets.Count);
    }

    private async Task<IEnumerable<HandedIn>> Read(Plan plan, IReadOnlyList<IGrouping<SheetKey, CellKey>> sheets, CancellationToken cancellation)
    {
        var entries = await new EntrySheets(db).Load(plan, [.. sheets.Select(sheet => sheet.Key)], cancellation);
        var asked = sheets.SelectMany(sheet => sheet)
            .ToDictionary(cell => EvidenceSubject.OfFigure(cell.Figure, cell.Area, cell.Period), cell => cell, StringComparer.Ordinal);
        string[] names = [.. asked.Keys];
        var files = await db.StandingEvidence(plan).Where(file => names.Contains(file.Subject)).GroupBy(file => file.Subject)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => asked[group.Key], group => group.Count, cancellation);
        var remarks = await SheetChecks.For(db, plan, entries, cancellation);
        return entries.Zip(sheets, (entry, sheet) =>
        {
            var handed = sheet.ToHashSet();
            List<EntryCell> cells = [.. entry.Cells.Where(cell => handed.Contains(cell.Key))];
            return new HandedIn(plan, sheet.Key, cells, remarks[sheet.Key],
                cells.Where(cell => files.ContainsKey(cell.Key)).ToDictionary(cell => cell.Key, cell => files[cell.Key]));
        });
    }
}
