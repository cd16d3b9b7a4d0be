using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>A place in a sheet: what is reported there, of where and for when.</summary>
internal readonly record struct SheetPlace(Figure Figure, Area Area, Period Period)
{
    public CellKey Cell => new(Figure.Id, Area.Id, Period);
}

/// <summary>
/// Which cells a unit's sheet has. A year's figures stand in the sheet of its fourth quarter, quotas, which are fixed in advance, in that of
/// its first; the term's first sheet also takes the quota of the year that is under way.
/// </summary>
internal static class SheetLayout
{
    public static IEnumerable<SheetPlace> Cells(Plan plan, SheetKey key) =>
        plan.Areas.Find(key.Area) is { } root && plan.Areas.ParentOf(root) is null ? Cells(plan, key.Unit, key.Quarter, [root]) : [];

    /// <summary>A unit's cells in a quarter.</summary>
    /// <param name="roots">In these root areas; null for all.</param>
    public static IEnumerable<SheetPlace> Cells(Plan plan, string unit, Period quarter, IReadOnlyList<Area>? roots = null) =>
        from figure in plan.Figures
        where figure.ReportedBy == unit && !quarter.IsYear
        let period = PeriodIn(plan, figure, quarter)
        where period is not null
        from area in plan.AreasOwing(figure, period.Value, roots)
        select new SheetPlace(figure, area, period.Value);

    /// <summary>The quarter in whose sheet an entry stands, and with which it is locked.</summary>
    public static Period QuarterOf(Plan plan, Figure figure, Period period)
    {
        var quarter = figure.Type == FigureType.Quota && period.IsYear ? Period.OfQuarter(period.Year, 1) : period.LastQuarter;
        return quarter < plan.From && figure.Type == FigureType.Quota ? plan.From : quarter;
    }

    /// <summary>The period for which a figure stands in a quarter's sheet; null if it does not.</summary>
    private static Period? PeriodIn(Plan plan, Figure figure, Period quarter)
    {
        if (figure.Every == Frequency.Quarter)
        {
            return quarter;
        }

        return QuarterOf(plan, figure, quarter.WholeYear) == quarter ? quarter.WholeYear : null;
    }

    /// <summary>The units that report anything, in the plan's order.</summary>
    public static IEnumerable<UnitDefinition> Reporting(Plan plan)
    {
        var reporting = plan.Figures.Select(figure => figure.ReportedBy).ToHashSet(StringComparer.Ordinal);
        return plan.File.Units.Where(unit => reporting.Contains(unit.Id));
    }

    /// <summary>The areas that owe a figure for a period: those of the kind that the figure names, else the roots.</summary>
    /// <param name="roots">Of these root areas with all below them; null for all.</param>
    public static IEnumerable<Area> AreasOwing(this Plan plan, Figure figure, Period period, IReadOnlyList<Area>? roots = null)
    {
        var last = plan.Calendar.LastDay(period);
        var areas = figure.Definition.At is { } kind
            ? (roots?.SelectMany(root => root.WithDescendants()) ?? plan.Areas.All).Where(area => area.Kind == kind) : roots ?? plan.Areas.Roots;
        return figure.Type == FigureType.Stock
            ? areas.Where(area => area.ExistsOn(last))
            : areas.Where(area => area.ExistsWithin(plan.Calendar.FirstDay(period), last));
    }
}
