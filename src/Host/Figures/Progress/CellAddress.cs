using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Pages.Sheets;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Figures.Progress;

/// <summary>Where something is done about a figure that lacks: its cell in the sheet, or the register that has to be confirmed.</summary>
internal static class CellAddress
{
    public static string Of(Plan plan, CellProgress cell) => Of(plan, cell.Key, cell.Unit);

    public static string Of(Plan plan, CellKey cell, string unit)
    {
        var figure = plan.FigureById[cell.Figure];
        var register = figure.Definition.Counted
            ? Modules.All.SelectMany(module => module.Counted).FirstOrDefault(counted => counted.Figure == cell.Figure)?.Register
            : null;
        var quarter = SheetLayout.QuarterOf(plan, figure, cell.Period);
        return register is null
            ? $"{SheetForms.Address(new SheetKey(unit, plan.Areas.RootOf(plan.Areas.Find(cell.Area)!).Id, quarter))}#c-{cell.Figure}-{cell.Area}-{cell.Period}"
            : $"/registers/{Uri.EscapeDataString(register)}?area={Uri.EscapeDataString(cell.Area)}&period={cell.Period}";
    }
}
