using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Finds entries that differ from what their parts add up to: an area from its children, a year from its quarters.</summary>
internal sealed class Contradictions(Plan plan, FigureSheet sheet)
{
    private readonly Sums sums = new(plan, sheet);

    public IEnumerable<Finding> Find(Area root, Period quarter) =>
        from area in root.WithDescendants()
        from figure in plan.Figures
        from period in quarter.Quarter == 4 ? [quarter, quarter.WholeYear] : new[] { quarter }
        let own = sheet.Find(figure, area, period)
        where own is not null
        from finding in Compare(figure, area, period, own.Value)
        select finding;

    private IEnumerable<Finding> Compare(Figure figure, Area area, Period period, decimal own)
    {
        if (area.Children.Count > 0 && sums.ChildrenOnly(figure, area, period) is { } children && children != own)
        {
            yield return new Finding(figure.Id, area.Id, Remark.Of("differsFromChildren", figure.Name, area.Name, period, own, children));
        }

        if (period.IsYear && figure.Type == FigureType.Flow
            && sums.Quarters(figure, area, Period.OfQuarter(period.Year, 1), period.LastQuarter, null) is { } quarters && quarters != own)
        {
            yield return new Finding(figure.Id, area.Id, Remark.Of("yearDiffersFromQuarters", figure.Name, area.Name, period, own, quarters));
        }
    }
}
