namespace ActionPlan.Host.Due;

/// <summary>Which entries there are, read as judging reads them: a missing one is one that nothing stands in for.</summary>
internal sealed class KnownEntries(PlanCalendar calendar, IReadOnlySet<(string Figure, string Area, Period Period)> entries)
{
    public bool Has(Figure figure, Area area, Period period) =>
        Own(figure, area, period) || Quarters(figure, area, period) || Children(figure, area, period);

    private bool Own(Figure figure, Area area, Period period) =>
        Entered(figure, area, period)
        || (figure.Type == FigureType.Stock
            && (period.IsYear ? Entered(figure, area, period.LastQuarter) : period.Quarter == 4 && Entered(figure, area, period.WholeYear)));

    private bool Quarters(Figure figure, Area area, Period period) =>
        figure.Type == FigureType.Flow && period.IsYear && Exists(area, period)
        && period.Quarters.Where(quarter => Exists(area, quarter)).All(quarter => Own(figure, area, quarter) || Children(figure, area, quarter));

    private bool Children(Figure figure, Area area, Period period)
    {
        var last = calendar.LastDay(period);
        var valid = area.Children
            .Where(child => figure.Type == FigureType.Stock ? child.ExistsOn(last) : child.ExistsWithin(calendar.FirstDay(period), last)).ToList();
        return valid.Count > 0 && valid.TrueForAll(child => Has(figure, child, period));
    }

    private bool Exists(Area area, Period period) => area.ExistsWithin(calendar.FirstDay(period), calendar.LastDay(period));

    private bool Entered(Figure figure, Area area, Period period) => entries.Contains((figure.Id, area.Id, period));
}
