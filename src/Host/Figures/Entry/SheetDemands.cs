namespace ActionPlan.Host.Figures.Entry;

/// <summary>What must be allowed before a sheet's cells are touched: in each module and area that they belong to.</summary>
internal static class SheetDemands
{
    public static IReadOnlyList<Demand> Of(Right right, Plan plan, SheetKey sheet, IEnumerable<CellKey> cells)
    {
        Demand[] demands = [.. cells
            .Select(cell => new Demand(right, sheet.Unit, plan.FigureById.GetValueOrDefault(cell.Figure)?.Module, cell.Area)).Distinct()];
        return demands.Length > 0 ? demands : [new Demand(right, sheet.Unit, null, sheet.Area)];
    }

    /// <summary>Where no cells are named, those whose drafts stand in the state.</summary>
    public static async ValueTask<IReadOnlyList<Demand>> Of(
        Right right, AppDb db, Plan plan, SheetKey sheet, IReadOnlyList<CellKey>? cells, DraftState state, CancellationToken cancellation)
    {
        var rows = cells is null
            ? await db.FigureDrafts.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Unit == sheet.Unit && row.State == state).ToListAsync(cancellation)
            : [];
        var inSheet = SheetLayout.Cells(plan, sheet).Select(place => place.Cell).ToHashSet();
        return Of(right, plan, sheet, cells ?? [.. rows.Select(row => row.Cell).Where(inSheet.Contains)]);
    }
}
