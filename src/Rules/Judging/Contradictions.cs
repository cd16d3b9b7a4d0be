using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Finds entries that differ from what their parts add up to: an area from its children, a year from its quarters.</summary>
internal sealed class Contradictions(Plan plan, FigureSheet sheet)
{
    private readonly Sums sums = new(plan, sheet);

    public IEnumerable<Finding> Find(Area root, Period quarter)
    {
        Period[] periods = quarter.Quarter == 4 ? [quarter, quarter.WholeYear] : [quarter];
        // What children are asked for before the term may be known by the plan that this one continues.
        var mayKnow = plan.Earlier is not null && Period.OfQuarter(quarter.Year, 1) < plan.From;
        foreach (var area in root.WithDescendants())
        {
            List<Area> below = [.. area.WithDescendants().Skip(1)];
            var children = below.Count > 0 ? sums.Without(area) : null;
            foreach (var figure in plan.Figures)
            {
                foreach (var period in periods)
                {
                    if (sheet.Find(figure, area, period) is { Value: var own })
                    {
                        foreach (var finding in Compare(figure, area, period, own, mayKnow || below.Exists(one => sheet.HasAny(figure, one)) ? children : null))
                        {
                            yield return finding;
                        }
                    }
                }
            }
        }
    }

    private IEnumerable<Finding> Compare(Figure figure, Area area, Period period, decimal own, Sums? children)
    {
        if (children?.Total(figure, area, period) is { } total && total != own)
        {
            yield return new Finding(figure.Id, area.Id, Remark.Of("differsFromChildren", figure.Name, area.Name, period, own, total));
        }

        if (period.IsYear && figure.Type == FigureType.Flow
            && sums.Quarters(figure, area, Period.OfQuarter(period.Year, 1), period.LastQuarter, null) is { } quarters && quarters != own)
        {
            yield return new Finding(figure.Id, area.Id, Remark.Of("yearDiffersFromQuarters", figure.Name, area.Name, period, own, quarters));
        }
    }
}
