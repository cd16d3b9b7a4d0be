using ActionPlan.Host.Figures.Entry;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Due;

/// <summary>A figure that an area owes for a period.</summary>
internal sealed record DueEntry(Figure Figure, Area Area, Period Period, DateOnly DueOn)
{
    public CellKey Cell => new(Figure.Id, Area.Id, Period);
}

/// <summary>What the plan asks for, and by when. Nothing is due for periods before the plan is in use, or after its term.</summary>
internal static class DueEntries
{
    /// <summary>The same by the versions that judge the periods: what is due is as dated as what is judged.</summary>
    public static IEnumerable<DueEntry> EntriesDue(this PlanInForce plans, Period installedIn, DateOnly earliest, DateOnly latest) =>
        plans.InUse().SelectMany(
            plan => plan.EntriesDue(installedIn, earliest, latest).Where(entry => plans.For(entry.Period.LastQuarter).Version == plan.Version));

    /// <summary>All entries whose due date lies between the two days, both included.</summary>
    public static IEnumerable<DueEntry> EntriesDue(this Plan plan, Period installedIn, DateOnly earliest, DateOnly latest)
    {
        var first = plan.FirstInUse(installedIn);
        return
            from figure in plan.Figures
            where figure.ReportedBy is not null
            from period in PeriodsOf(plan, figure, first)
            let dueOn = figure.DueOn(plan.Calendar, period)
            where dueOn >= earliest && dueOn <= latest && dueOn >= plan.Calendar.FirstDay(first)
            from area in plan.AreasOwing(figure, period)
            select new DueEntry(figure, area, period, dueOn);
    }

    private static IEnumerable<Period> PeriodsOf(Plan plan, Figure figure, Period first) => figure.Every == Frequency.Quarter
        ? Enumerable.Range(first.QuarterIndex, Math.Max(0, plan.To.QuarterIndex - first.QuarterIndex + 1)).Select(Period.FromQuarterIndex)
        : Enumerable.Range(first.Year, Math.Max(0, plan.To.Year - first.Year + 1)).Select(Period.OfYear)
            .Where(year => figure.Type == FigureType.Quota || year.LastQuarter <= plan.To);
}
