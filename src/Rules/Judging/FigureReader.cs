using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// Reads views of figures: which entries count for an area and a quarter, and which are missing. An area's figure is its own entry, else
/// the sum over the children that exist, when every one of them has it; beside it stand the figures of what became part of the area.
/// </summary>
internal sealed class FigureReader
{
    private const int YearlyStockQuartersBack = 4;
    private const int FarthestBack = 60;
    private readonly Plan plan;
    private readonly Sums own;
    private readonly LineageSums sums;
    private readonly EarlierFigures earlier;
    private readonly Dictionary<(string Area, Period Quarter), FigureReader> seen = [];
    private (Area? Area, Period Quarter, FigureReader? Reader) newest;
    private readonly Dictionary<Period, FigureReader> since = [];
    private readonly Period from;

    public FigureReader(Plan plan, FigureSheet sheet)
        : this(plan, new Sums(plan, sheet), default, [])
    {
    }

    private FigureReader(Plan plan, Sums own, DateOnly seenFrom, IReadOnlyList<LineagePart> parts)
        : this(plan, own, new LineageSums(own, seenFrom, parts), plan.From)
    {
    }

    private FigureReader(Plan plan, Sums own, LineageSums sums, Period from)
    {
        (this.plan, this.own, this.sums, this.from) = (plan, own, sums, from);
        earlier = new EarlierFigures(own, sums);
    }

    /// <summary>The reader for a verdict of the area in the quarter, which sees what had become part of the area by its end.</summary>
    public FigureReader SeenFrom(Area area, Period quarter)
    {
        if (!plan.HasPredecessors(area))
        {
            return this;
        }

        if (ReferenceEquals(newest.Area, area) && newest.Quarter == quarter)
        {
            return newest.Reader!;
        }

        if (!seen.TryGetValue((area.Id, quarter), out var reader))
        {
            var day = plan.Calendar.LastDay(quarter);
            seen[(area.Id, quarter)] = reader = new FigureReader(plan, own, day, LineagePart.Of(own, area, day));
        }

        newest = (area, quarter, reader);
        return reader;
    }

    /// <summary>The same for a target that is judged from the quarter on: over the term it adds up from there.</summary>
    public FigureReader Since(Period quarter)
    {
        if (quarter == from)
        {
            return this;
        }

        if (!since.TryGetValue(quarter, out var reader))
        {
            since[quarter] = reader = new FigureReader(plan, own, sums, quarter);
        }

        return reader;
    }

    /// <summary>Whether the area, or one that became part of it, exists on the quarter's last day.</summary>
    public bool ExistsIn(Area area, Period quarter) => sums.ExistsOn(area, quarter);

    /// <summary>The view's value; null if an entry is missing.</summary>
    /// <param name="input">The view.</param>
    /// <param name="area">The area.</param>
    /// <param name="quarter">The quarter judged.</param>
    /// <param name="every">How often the reader is judged: for a yearly target <c>Period</c> is the year, for a half-yearly one the half-year.</param>
    /// <param name="trace">Gets the entries used and missing.</param>
    public decimal? Read(Input input, Area area, Period quarter, Frequency every, Trace? trace) => input.View switch
    {
        View.Period when every == Frequency.Quarter => sums.Quarter(input.Figure, area, quarter, trace),
        View.Period when every == Frequency.HalfYear => HalfYear(input.Figure, area, quarter, trace),
        View.Period => quarter.Quarter == 4 ? sums.Year(input.Figure, area, quarter.Year, trace) : MissingYear(input.Figure, area, quarter.Year, trace),
        View.YearToDate => YearToDate(input.Figure, area, quarter, trace),
        View.TermToDate => TermToDate(input.Figure, area, quarter, trace),
        View.PreviousYear => sums.BaseYear(input.Figure, area, quarter.Year - 1, trace),
        View.Latest => Latest(input, area, quarter, trace),
        View.PreviousYearEnd => sums.Level(input.Figure, area, Period.OfQuarter(quarter.Year - 1, 4), trace),
        View.ThisYear => sums.Quota(input.Figure, area, quarter.WholeYear, trace),
        _ => earlier.Read(input, area, quarter, every, trace),
    };

    /// <summary>The same with its entries, under the area's id where it stands beside other areas.</summary>
    public ViewReading Explain(Input input, Area area, Period quarter, Frequency every, string? beside = null)
    {
        var trace = new Trace();
        var value = Read(input, area, quarter, every, trace);
        return new ViewReading(input.Figure.Id, input.View, value, trace.From, value is null ? trace.Missing : [], beside, input.Year);
    }

    private decimal? MissingYear(Figure figure, Area area, int year, Trace? trace)
    {
        own.Miss(figure, area, Period.OfYear(year), trace);
        return null;
    }

    private decimal? HalfYear(Figure figure, Area area, Period quarter, Trace? trace)
    {
        if (quarter.Quarter is 2 or 4)
        {
            return sums.Quarters(figure, area, quarter.AddQuarters(-1), quarter, trace);
        }

        own.Miss(figure, area, quarter.AddQuarters(1), trace);
        return null;
    }

    private decimal? YearToDate(Figure figure, Area area, Period quarter, Trace? trace) => quarter.Quarter == 4
        ? sums.Year(figure, area, quarter.Year, trace)
        : sums.Quarters(figure, area, Period.OfQuarter(quarter.Year, 1), quarter, trace);

    /// <summary>
    /// Year entries stand for whole years of the term only; a year cut by the term or not yet over needs its quarters. A flow that is due by
    /// the year has none: of the year that the term's start cuts, its entry counts whole.
    /// </summary>
    private decimal? TermToDate(Figure figure, Area area, Period quarter, Trace? trace)
    {
        decimal? total = 0;
        for (var year = from.Year; year <= quarter.Year; year++)
        {
            var first = Later(from, Period.OfQuarter(year, 1));
            var last = Earlier(quarter, Period.OfQuarter(year, 4));
            if (!sums.Exists(area, first, last))
            {
                continue;
            }

            total += last.Quarter < 4 || (first.Quarter > 1 && figure.Every != Frequency.Year) ? sums.Quarters(figure, area, first, last, trace)
                : first.Quarter == 1 ? sums.Year(figure, area, year, trace)
                : CutYear(figure, area, first, trace);
        }

        return total;
    }

    /// <summary>Whoever reported a yearly flow by the quarter has said more exactly what falls into the term.</summary>
    private decimal? CutYear(Figure figure, Area area, Period first, Trace? trace)
    {
        var quarters = trace is null ? null : new Trace();
        if (sums.Quarters(figure, area, first, Period.OfQuarter(first.Year, 4), quarters) is not { } exact)
        {
            return sums.Year(figure, area, first.Year, trace);
        }

        trace?.Add(quarters!);
        return exact;
    }

    /// <summary>The final verdict of a year never rests on last year's level, which may only divide.</summary>
    private decimal? Latest(Input input, Area area, Period quarter, Trace? trace)
    {
        var figure = input.Figure;
        var back = figure.Every != Frequency.Year ? 0 : quarter.Quarter == 4 && !input.OnlyDivides ? YearlyStockQuartersBack - 1 : YearlyStockQuartersBack;
        for (var age = 0; age <= back; age++)
        {
            var attempt = trace is null ? null : new Trace();
            if (sums.Level(figure, area, quarter.AddQuarters(-age), attempt) is { } level)
            {
                trace?.Add(attempt!);
                return level;
            }
        }

        if (trace is not null)
        {
            MissLatest(figure, area, quarter, back, trace);
        }

        return null;
    }

    /// <summary>Names the area, or the areas below it that lack an entry, and how old the newest level there is.</summary>
    private void MissLatest(Figure figure, Area area, Period quarter, int back, Trace trace)
    {
        var expected = figure.Every == Frequency.Quarter ? quarter : Period.OfYear(quarter.Quarter == 4 ? quarter.Year : quarter.Year - 1);
        var missing = new Trace();
        sums.Level(figure, area, expected.LastQuarter, missing);
        trace.Missing
            .AddRange(missing.Missing
                .Select(entry => entry.SplitFrom is not null || entry.Plan is not null ? entry : own.Entry(figure, plan.Areas.Find(entry.Area)!, expected) with
        {
            LastKnown = LastKnown(figure, plan.Areas.Find(entry.Area)!, quarter.AddQuarters(-back - 1)),
        }));
    }

    private Period? LastKnown(Figure figure, Area area, Period from) => Enumerable.Range(0, FarthestBack)
        .Select(age => (Period?)from.AddQuarters(-age))
        .FirstOrDefault(old => own.Level(figure, area, old!.Value, null) is not null);

    private static Period Later(Period left, Period right) => left > right ? left : right;

    private static Period Earlier(Period left, Period right) => left < right ? left : right;
}
