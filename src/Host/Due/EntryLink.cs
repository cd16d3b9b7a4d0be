using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Due;

/// <summary>Where something is done about a figure that lacks: its cell in the sheet, or the register that has to be confirmed.</summary>
internal static class EntryLink
{
    public static string Of(Plan plan, CellProgress cell) => Of(plan, cell.Key, cell.Unit);

    public static string Of(Plan plan, CellKey cell, string unit)
    {
        var figure = plan.FigureById[cell.Figure];
        var register = figure.Definition.Counted ? KnownRegister.Counting(cell.Figure) : null;
        var quarter = SheetLayout.QuarterOf(plan, figure, cell.Period);
        return register is null
            ? $"{new SheetKey(unit, plan.Areas.RootOf(plan.Areas.Find(cell.Area)!).Id, quarter).Address}#c-{cell.Figure}-{cell.Area}-{cell.Period}"
            : register.RowsIn(cell.Area, cell.Period);
    }
}
