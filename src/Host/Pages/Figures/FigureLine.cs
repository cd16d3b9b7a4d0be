using ActionPlan.Host.Due;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Kernel;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Pages.Figures;

/// <summary>A figure that an area owes for a period, or has given.</summary>
/// <param name="IsAsked">False for what was due before the plan was in use.</param>
/// <param name="Entry">The entry in force; null if there is none.</param>
internal sealed record FigureLine(Figure Figure, Area Area, Period Period, DateOnly DueOn, bool IsAsked, FigureRow? Entry)
{
    public FigureState StateOn(DateOnly today) =>
        Entry is not null ? FigureState.Entered
        : Figure.Definition.Counted ? FigureState.NotCounted
        : DueOn >= today ? FigureState.Due
        : IsAsked ? FigureState.Overdue : FigureState.NotAsked;

    /// <summary>All figures of the quarter and its year: those owed, and whatever else was entered for it.</summary>
    /// <param name="installedIn">The quarter from which a plan is in use that does not say so itself.</param>
    public static IReadOnlyList<FigureLine> Of(Plan plan, Period installedIn, Period quarter, IReadOnlyList<FigureRow> rows)
    {
        var newest = rows.GroupBy(row => (row.Figure, row.Area, row.Period)).ToDictionary(same => same.Key, same => same.MaxBy(row => row.Seq)!);
        var owed = (
            from figure in plan.Figures
            let period = figure.Every == Frequency.Year ? quarter.WholeYear : quarter
            from area in plan.AreasOwing(figure, period)
            select Line(plan, installedIn, figure, area, period)).ToList();
        var keys = owed.Select(line => (line.Figure.Id, line.Area.Id, line.Period)).ToHashSet();
        var beside = newest.Keys.Where(key => !keys.Contains(key))
            .Where(key => plan.FigureById.ContainsKey(key.Figure) && plan.Areas.Find(key.Area) is not null)
            .Select(key => Line(plan, installedIn, plan.FigureById[key.Figure], plan.Areas.Find(key.Area)!, key.Period));
        return [.. owed.Concat(beside).Select(line => line with { Entry = newest.GetValueOrDefault((line.Figure.Id, line.Area.Id, line.Period)) })];
    }

    private static FigureLine Line(Plan plan, Period installedIn, Figure figure, Area area, Period period)
    {
        var dueOn = figure.DueOn(plan.Calendar, period);
        return new FigureLine(figure, area, period, dueOn, plan.Asks(installedIn, period, dueOn), null);
    }
}

internal enum FigureState
{
    Overdue,

    /// <summary>Lacking from before the plan was in use.</summary>
    NotAsked,
    NotCounted,
    Due,
    Entered,
}
