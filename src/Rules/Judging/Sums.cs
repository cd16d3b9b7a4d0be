using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// Own entries, else sums over children, for quarters, years, levels and quotas. A figure of an area that the plan has from one that it
/// continues is read there for all periods before the term: by the areas as they lay then.
/// </summary>
internal sealed class Sums
{
    // Read so often that nothing is made anew for it.
    private static readonly Func<Sums, Area, Period, bool> AnyDay = (sums, child, period) => sums.Exists(child, period, period);
    private static readonly Func<Sums, Area, Period, bool> LastDay = (sums, child, period) => sums.ExistsOn(child, period);
    private static readonly Reading ReadQuarter = (sums, figure, child, period, trace) => sums.Quarter(figure, child, period, trace);
    private static readonly Reading ReadQuota = (sums, figure, child, period, trace) => sums.Quota(figure, child, period, trace);
    private static readonly Reading ReadLevel = (sums, figure, child, period, trace) => sums.Level(figure, child, period, trace);
    private static readonly Reading ReadYear = (sums, figure, child, period, trace) => sums.Year(figure, child, period.Year, trace);

    private readonly Plan plan;
    private readonly FigureSheet sheet;
    private readonly Sums? later;

    public Sums(Plan plan, FigureSheet sheet)
        : this(plan, sheet, later: null)
    {
    }

    private Sums(Plan plan, FigureSheet sheet, Sums? later)
    {
        (this.plan, this.sheet, this.later) = (plan, sheet, later);
        Earlier = plan.Earlier is { } link ? new Sums(link.Plan, sheet.Of(link), this) : null;
    }

    public Plan Plan => plan;

    /// <summary>Those of the plan that this one continues.</summary>
    public Sums? Earlier { get; }

    /// <summary>A flow's quarter needs every child that exists on any day of it.</summary>
    public decimal? Quarter(Figure figure, Area area, Period quarter, Trace? trace) => Before(figure, area, quarter) is var (was, there)
        ? Earlier!.Quarter(was, there, quarter, trace)
        : Own(figure, area, quarter, trace) ?? OverChildren(figure, area, quarter, quarter, trace, AnyDay, ReadQuarter);

    /// <summary>A quota's year needs every child that exists on any day of it.</summary>
    public decimal? Quota(Figure figure, Area area, Period year, Trace? trace) => Before(figure, area, year) is var (was, there)
        ? Earlier!.Quota(was, there, year, trace)
        : Own(figure, area, year, trace) ?? OverChildren(figure, area, year, year, trace, AnyDay, ReadQuota);

    /// <summary>A level needs every child that exists on the quarter's last day. A year's entry counts as its fourth quarter's.</summary>
    public decimal? Level(Figure figure, Area area, Period quarter, Trace? trace)
    {
        if (Before(figure, area, quarter) is var (was, there))
        {
            return Earlier!.Level(was, there, quarter, trace);
        }

        var yearly = figure.Every == Files.Frequency.Year && quarter.Quarter == 4;
        return Own(figure, area, quarter, trace)
            ?? (quarter.Quarter == 4 ? Own(figure, area, quarter.WholeYear, trace) : null)
            ?? OverChildren(figure, area, quarter, yearly ? quarter.WholeYear : quarter, trace, LastDay, ReadLevel);
    }

    /// <summary>A flow's year: its own entry, else its four quarters, else its children's years.</summary>
    public decimal? Year(Figure figure, Area area, int year, Trace? trace)
    {
        var whole = Period.OfYear(year);
        if (Before(figure, area, whole) is var (was, there))
        {
            return Earlier!.Year(was, there, year, trace);
        }

        if (Own(figure, area, whole, trace) is { } own)
        {
            return own;
        }

        if (!Exists(area, whole, whole))
        {
            Miss(figure, area, whole, trace);
            return null;
        }

        var quarters = trace is null ? null : new Trace();
        if (Quarters(figure, area, Period.OfQuarter(year, 1), Period.OfQuarter(year, 4), quarters) is { } total)
        {
            trace?.Add(quarters!);
            return total;
        }

        var years = trace is null ? null : new Trace();
        if (OverChildren(figure, area, whole, whole, years, AnyDay, ReadYear) is { } sum)
        {
            trace?.Add(years!);
            return sum;
        }

        trace?.Missing.AddRange((figure.Every == Files.Frequency.Year ? years! : quarters!).Missing);

        return null;
    }

    /// <summary>The sum of quarters; those in which the area did not exist are not missing.</summary>
    public decimal? Quarters(Figure figure, Area area, Period first, Period last, Trace? trace)
    {
        decimal? total = 0;
        for (var quarter = first; quarter <= last; quarter = quarter.AddQuarters(1))
        {
            if (Exists(area, quarter, quarter))
            {
                total += Quarter(figure, area, quarter, trace);
            }
        }

        return total;
    }

    /// <summary>The same without an area's own entries: what its children alone add up to.</summary>
    public Sums Without(Area area) => new(plan, sheet.Without(area));

    /// <summary>The figure of a period, of whatever type; null where something is missing.</summary>
    public decimal? Total(Figure figure, Area area, Period period) => figure.Type switch
    {
        FigureType.Flow when period.IsYear => Year(figure, area, period.Year, null),
        FigureType.Flow => Quarter(figure, area, period, null),
        FigureType.Stock => Level(figure, area, period.LastQuarter, null),
        _ => Quota(figure, area, period.WholeYear, null),
    };

    /// <summary>Whether the area exists on any day of the periods; before the term also as what it was in the plan that this one continues.</summary>
    public bool Exists(Area area, Period first, Period last) => area.ExistsWithin(plan.Calendar.FirstDay(first), plan.Calendar.LastDay(last))
        || (Earlier is not null && plan.Earlier!.Was(area) is { } was && plan.Earlier.Covers(first) && Earlier.Exists(was, first, BeforeTerm(last)));

    /// <summary>Likewise on the quarter's last day.</summary>
    public bool ExistsOn(Area area, Period quarter) => area.ExistsOn(plan.Calendar.LastDay(quarter))
        || (Earlier is not null && plan.Earlier!.Was(area) is { } was && plan.Earlier.Covers(quarter) && Earlier.ExistsOn(was, quarter));

    /// <summary>
    /// Whether the quarter is from before the area's beginning; of an earlier plan's figure, whether that plan has no such area in a quarter in
    /// which this one says that there is one.
    /// </summary>
    public bool IsOutOfItsTime(Figure figure, Area area, Period quarter) => Before(figure, area, quarter) is var (was, there)
        ? Earlier!.IsOutOfItsTime(was, there, quarter) || (!Earlier.Exists(there, quarter, quarter) && !(area.To < plan.Calendar.FirstDay(quarter)))
        : area.From is { } from && plan.Calendar.LastDay(quarter) < from;

    /// <summary>Since when there are figures of an area that was not there yet in a quarter; null where nobody has said.</summary>
    public DateOnly? ExistsSince(Figure figure, Area area, Period quarter) =>
        Before(figure, area, quarter) is var (was, there) && Earlier!.ExistsSince(was, there, quarter) is { } since && since > plan.Calendar.LastDay(quarter)
            ? since : area.From;

    public FigureValue? EntryOf(Figure figure, Area area, Period period) =>
        Before(figure, area, period) is var (was, there) ? Earlier!.EntryOf(was, there, period) : sheet.Find(figure, area, period);

    public void Miss(Figure figure, Area area, Period period, Trace? trace) => trace?.Missing.Add(Entry(figure, area, period));

    /// <summary>An entry that is missing, as the plan judged calls it; by its own plan's ids where the plan judged has not got it any more.</summary>
    public MissingEntry Entry(Figure figure, Area area, Period period) =>
        later?.plan.Earlier is { } link && link.Covers(period) && link.Now(figure) is { } sameFigure && link.Now(area) is { } sameArea
            ? later.Entry(sameFigure, sameArea, period)
            : new(figure.Id, area.Id, period, figure.DueOn(plan.Calendar, period), Plan: later is null ? null : plan.Id);

    /// <summary>Which figure of which area serves for the period in the plan that this one continues; null where this plan's own do.</summary>
    private (Figure Figure, Area Area)? Before(Figure figure, Area area, Period period) =>
        Earlier is not null && plan.Earlier!.Covers(period) && plan.Earlier.Was(figure) is { } was && plan.Earlier.Was(area) is { } there ? (was, there) : null;

    private Period BeforeTerm(Period last) => last < plan.From ? last : plan.From.AddQuarters(-1);

    private decimal? Own(Figure figure, Area area, Period period, Trace? trace)
    {
        if (sheet.Find(figure, area, period) is not { } entry)
        {
            return null;
        }

        trace?.From.Add(entry);
        return entry.Value;
    }

    private decimal? OverChildren(
        Figure figure, Area area, Period period, Period missingPeriod, Trace? trace, Func<Sums, Area, Period, bool> counts, Reading read)
    {
        if (area.Children.Count == 0)
        {
            Miss(figure, area, missingPeriod, trace);
            return null;
        }

        decimal? total = null;
        var inner = trace is null ? null : new Trace();
        var someMissing = false;
        foreach (var child in area.Children)
        {
            if (counts(this, child, period))
            {
                var value = read(this, figure, child, period, inner);
                someMissing |= value is null;
                total = (total ?? 0) + (value ?? 0);
            }
        }

        if (total is not null && !someMissing)
        {
            trace?.Add(inner!);
            return total;
        }

        if (trace is null)
        {
            return null;
        }

        // Where no child has anything, the area itself is what lacks the figure, unless it is due below.
        var isDueBelow = figure.Definition.At is { } kind && !string.Equals(kind, area.Kind, StringComparison.Ordinal);
        if (total is not null && (inner!.From.Count > 0 || isDueBelow))
        {
            trace.Missing.AddRange(inner.Missing);
        }
        else
        {
            Miss(figure, area, missingPeriod, trace);
        }

        return null;
    }

    private delegate decimal? Reading(Sums sums, Figure figure, Area area, Period period, Trace? trace);
}
