using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Due;

/// <summary>Where something is done about a figure that lacks: its cell in the sheet, or the register that has to be confirmed.</summary>
internal static class EntryLink
{
    public static string Of(CellProgress cell) => Of(cell.Figure, cell.Key, new SheetKey(cell.Unit, cell.Root, cell.Quarter));

    public static string Of(Plan plan, CellKey cell, string unit)
    {
        var figure = plan.FigureById[cell.Figure];
        return Of(figure, cell, new SheetKey(unit, plan.Areas.RootOf(plan.Areas.Find(cell.Area)!).Id, SheetLayout.QuarterOf(plan, figure, cell.Period)));
    }

    private static string Of(Figure figure, CellKey cell, SheetKey sheet) =>
        (figure.Definition.Counted ? KnownRegister.Counting(cell.Figure) : null) is { } register
            ? register.RowsIn(cell.Area, cell.Period)
            : $"{sheet.Address}#c-{cell.Figure}-{cell.Area}-{cell.Period}";
}
