namespace ActionPlan.Host.Figures.Entry;

/// <summary>The drafts that stand in a sheet, to be changed.</summary>
internal static class OpenDrafts
{
    public static async Task<Dictionary<CellKey, FigureDraftRow>> Tracked(AppDb db, Plan plan, SheetKey sheet, CancellationToken cancellation)
    {
        var cells = SheetLayout.Cells(plan, sheet).Select(place => place.Cell).ToHashSet();
        var areas = cells.Select(cell => cell.Area).Distinct(StringComparer.Ordinal).ToArray();
        var rows = await db.FigureDrafts.Where(row => row.PlanId == plan.Id && areas.Contains(row.Area)).ToListAsync(cancellation);
        return rows.Where(row => cells.Contains(row.Cell)).ToDictionary(row => row.Cell);
    }

    /// <summary>Those asked for, or all where none is named.</summary>
    public static IReadOnlyList<CellKey> Asked(this Dictionary<CellKey, FigureDraftRow> drafts, IReadOnlyList<CellKey>? cells, DraftState state) =>
        cells ?? [.. drafts.Values.Where(row => row.State == state).Select(row => row.Cell)];
}
