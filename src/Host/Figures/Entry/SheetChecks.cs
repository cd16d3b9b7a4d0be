using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>Errors and warnings of a sheet: approved values with the sheet's drafts in their place. They change no verdict.</summary>
internal static class SheetChecks
{
    public static async Task<IReadOnlyList<SheetRemark>> For(AppDb db, Plan plan, EntrySheet sheet, CancellationToken cancellation)
    {
        if (plan.Areas.Find(sheet.Key.Area) is not { } root)
        {
            return [];
        }

        var approved = await CurrentFigures.Of(db, plan.Id, plan.Areas.ReadWith(root).Select(area => area.Id), cancellation);
        return Find(plan, root, sheet, approved.Values);
    }

    /// <summary>Pure.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="root">The sheet's root area.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="approved">The approved values of all areas that are read with the root area.</param>
    public static IReadOnlyList<SheetRemark> Find(Plan plan, Area root, EntrySheet sheet, IEnumerable<FigureValue> approved) =>
        [.. sheet.Cells.SelectMany(OfCell), .. OfFigures(plan, root, sheet, approved)];

    private static IEnumerable<SheetRemark> OfCell(EntryCell cell)
    {
        if (cell.Draft is not { } draft)
        {
            yield break;
        }

        if (cell.NeedsSource && string.IsNullOrWhiteSpace(draft.Source))
        {
            yield return Of(cell, "SourceMissing", isError: true);
        }

        if (cell.Hold == CellHold.Locked && draft.CorrectionReason is null)
        {
            yield return Of(cell, "ReasonMissing", isError: true);
        }

        if (cell.Figure.FaultOf(draft.Value) is { } fault)
        {
            yield return Of(cell, fault.ToString(), isError: true, draft.Value);
        }

        foreach (var odd in NumberDoubts.Of(cell.Figure, cell.Area, cell.Key, draft.Value, cell.LastPeriod, cell.SamePeriodLastYear))
        {
            yield return odd;
        }
    }

    private static IEnumerable<SheetRemark> OfFigures(Plan plan, Area root, EntrySheet sheet, IEnumerable<FigureValue> approved)
    {
        var figures = approved.ToDictionary(value => new CellKey(value.Figure, value.Area, value.Period));
        foreach (var cell in sheet.Cells.Where(cell => cell.Draft is not null))
        {
            figures[cell.Key] = new FigureValue(cell.Key.Figure, cell.Key.Area, cell.Key.Period, cell.Draft!.Value);
        }

        var byFigure = sheet.Cells.ToLookup(cell => cell.Key.Figure, StringComparer.Ordinal);
        return
            from found in plan.Check(root, figures.Values.Where(value => plan.FigureById.ContainsKey(value.Figure)), sheet.Key.Quarter)
            // A contradiction is about one area, a check about the root's figures wherever they are entered.
            let cells = found.Figures.SelectMany(figure => byFigure[figure]).Select(cell => cell.Key).ToList()
            where cells.Count > 0
            let there = cells.Where(cell => cell.Area == found.Finding.Area).ToList()
            select new SheetRemark(false, there.Count > 0 ? there : cells) { Said = found.Finding.Remark };
    }

    private static SheetRemark Of(EntryCell cell, string key, bool isError, params decimal[] values) => new(isError, [cell.Key])
    {
        Key = key,
        Values = [cell.Figure.Name, cell.Area.Name, .. values.Cast<object>()],
    };
}
