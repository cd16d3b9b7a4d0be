namespace ActionPlan.Host.Figures.Entry;

/// <summary>
/// A draft, with its figure and area by the version that judges its period: the newest one may not know them any more, and what was handed in
/// for a quarter that they were still asked for must not be out of everybody's sight.
/// </summary>
internal sealed record PlacedDraft(FigureDraftRow Row, Plan Judging, Figure Figure, Area Area)
{
    public SheetKey Sheet => new(Row.Unit, Judging.Areas.RootOf(Area).Id, SheetLayout.QuarterOf(Judging, Figure, Row.Period));

    public DateOnly DueOn => Figure.DueOn(Judging.Calendar, Row.Period);

    /// <summary>
    /// Whether the office decides on it. What corrects a quarter that was opened again since it was asked for is the unit's head's, like any other.
    /// </summary>
    public bool IsForTheOffice(IReadOnlySet<(string Area, Period Quarter)> locked) =>
        Row.CorrectionReason is not null && locked.Contains((Sheet.Area, Sheet.Quarter));

    public static IEnumerable<PlacedDraft> Of(PlanInForce plans, IEnumerable<FigureDraftRow> rows) => rows.Select(row => Of(plans, row)).OfType<PlacedDraft>();

    // A quota stands in the sheet of its year's first quarter.
    private static PlacedDraft? Of(PlanInForce plans, FigureDraftRow row) => new[] { row.Period.LastQuarter, row.Period.Quarters.First() }.Select(plans.For)
        .Select(plan => plan.FigureById.GetValueOrDefault(row.Figure) is { } figure && plan.Areas.Find(row.Area) is { } area
            ? new PlacedDraft(row, plan, figure, area) : null)
        .FirstOrDefault(placed => placed is not null);
}
