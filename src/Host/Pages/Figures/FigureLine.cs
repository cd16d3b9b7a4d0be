using ActionPlan.Host.Figures;
using ActionPlan.Kernel;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Pages.Figures;

/// <summary>A figure that an area owes for a period, or has given.</summary>
/// <param name="Entry">The entry in force; null if there is none.</param>
internal sealed record FigureLine(Figure Figure, Area Area, Period Period, DateOnly DueOn, FigureRow? Entry)
{
    public FigureState StateOn(DateOnly today) =>
        Entry is not null ? FigureState.Entered : Figure.Definition.Counted ? FigureState.NotCounted : DueOn < today ? FigureState.Overdue : FigureState.Due;

    /// <summary>All figures of the quarter and its year: those owed, and whatever else was entered for it.</summary>
    public static IReadOnlyList<FigureLine> Of(Plan plan, Period quarter, IReadOnlyList<FigureRow> rows)
    {
        var newest = rows.GroupBy(row => (row.Figure, row.Area, row.Period)).ToDictionary(same => same.Key, same => same.MaxBy(row => row.Seq)!);
        var owed = plan.Figures.SelectMany(figure => Owed(plan, figure, figure.Every == Frequency.Year ? quarter.WholeYear : quarter)).ToList();
        var keys = owed.Select(line => (line.Figure.Id, line.Area.Id, line.Period)).ToHashSet();
        var beside = newest.Keys.Where(key => !keys.Contains(key))
            .Where(key => plan.FigureById.ContainsKey(key.Figure) && plan.Areas.Find(key.Area) is not null)
            .Select(key => Line(plan, plan.FigureById[key.Figure], plan.Areas.Find(key.Area)!, key.Period));
        return [.. owed.Concat(beside).Select(line => line with { Entry = newest.GetValueOrDefault((line.Figure.Id, line.Area.Id, line.Period)) })];
    }

    private static IEnumerable<FigureLine> Owed(Plan plan, Figure figure, Period period)
    {
        var areas = figure.Definition.At is { } kind ? plan.Areas.All.Where(area => string.Equals(area.Kind, kind, StringComparison.Ordinal)) : plan.Areas.Roots;
        return areas.Where(area => area.ExistsWithin(plan.Calendar.FirstDay(period), plan.Calendar.LastDay(period))).Select(area => Line(plan, figure, area, period));
    }

    private static FigureLine Line(Plan plan, Figure figure, Area area, Period period) => new(figure, area, period, figure.DueOn(plan.Calendar, period), null);
}

internal enum FigureState
{
    Overdue,
    NotCounted,
    Due,
    Entered,
}
