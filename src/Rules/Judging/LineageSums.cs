using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// What an area reads of its figures: its own sums, and for every period in which they existed those of the areas that became part of it,
/// with its own beside them where it was valid too. What lies below any of them stays as it stood.
/// </summary>
/// <param name="sums">Reads areas as they stood.</param>
/// <param name="seenFrom">The last day of the quarter judged.</param>
/// <param name="parts">What had become part of the area by then.</param>
internal sealed class LineageSums(Sums sums, DateOnly seenFrom, IReadOnlyList<LineagePart> parts)
{
    // Read so often that nothing is made anew for it.
    private static readonly Ways OfQuarters = new(
        (one, period) => one.Exists(period, period), (sums, area, period) => sums.Exists(area, period, period),
        (one, figure, period, trace) => one.Quarter(figure, period, trace), (sums, figure, area, period, trace) => sums.Quarter(figure, area, period, trace));

    private static readonly Ways OfQuotas = OfQuarters with
    {
        Read = (one, figure, period, trace) => one.Quota(figure, period, trace),
        ReadItself = (sums, figure, area, period, trace) => sums.Quota(figure, area, period, trace),
    };

    private static readonly Ways OfYears = OfQuarters with
    {
        Read = (one, figure, period, trace) => one.Year(figure, period.Year, trace),
        ReadItself = (sums, figure, area, period, trace) => sums.Year(figure, area, period.Year, trace),
    };

    private static readonly Ways OfLevels = new(
        (one, period) => one.ExistsOn(period), (sums, area, period) => sums.ExistsOn(area, period),
        (one, figure, period, trace) => one.Level(figure, period, trace), (sums, figure, area, period, trace) => sums.Level(figure, area, period, trace));

    public decimal? Quarter(Figure figure, Area area, Period quarter, Trace? trace) => Together(figure, area, quarter, trace, OfQuarters);

    public decimal? Quota(Figure figure, Area area, Period year, Trace? trace) => Together(figure, area, year, trace, OfQuotas);

    /// <summary>A level's period is its last day.</summary>
    public decimal? Level(Figure figure, Area area, Period quarter, Trace? trace) => Together(figure, area, quarter, trace, OfLevels);

    /// <summary>The areas' years, each found by its own rule.</summary>
    public decimal? Year(Figure figure, Area area, int year, Trace? trace) => Together(figure, area, Period.OfYear(year), trace, OfYears);

    /// <summary>A year to compare with: half a year is no base, so quarters before an area existed are missing unless its predecessors fill them.</summary>
    public decimal? BaseYear(Figure figure, Area area, int year, Trace? trace) =>
        IsYoung(figure, area, Period.OfQuarter(year, 1), Period.OfQuarter(year, 4), trace) ? null : Year(figure, area, year, trace);

    /// <summary>Quarters to compare with, likewise; an entry for the year says that the area's year has no more quarters than it has.</summary>
    public decimal? BaseQuarters(Figure figure, Area area, Period first, Period last, Trace? trace)
    {
        if (IsYoung(figure, area, first, last, trace))
        {
            return null;
        }

        if (!Exists(area, first, last))
        {
            trace?.Missing.Add(sums.Entry(figure, area, first) with { ExistsSince = sums.ExistsSince(figure, area, first) });
            return null;
        }

        return Quarters(figure, area, first, last, trace);
    }

    /// <summary>A level to compare with, never carried forward.</summary>
    public decimal? BaseLevel(Figure figure, Area area, Period quarter, Trace? trace)
    {
        var isYoung = !ExistsOn(area, quarter) && sums.ExistsSince(figure, area, quarter) is not null;
        var inner = trace is not null && isYoung ? new Trace() : trace;
        var level = Level(figure, area, quarter, inner);
        if (isYoung && level is null)
        {
            trace?.Missing
                .Add(
                    sums.Entry(figure, area,
                        figure.Every == Files.Frequency.Year ? quarter.WholeYear : quarter) with { ExistsSince = sums.ExistsSince(figure, area, quarter) });
        }
        else if (isYoung)
        {
            trace?.Add(inner!);
        }

        return level;
    }

    /// <summary>The sum of quarters; those in which none of the areas existed are not missing.</summary>
    public decimal? Quarters(Figure figure, Area area, Period first, Period last, Trace? trace)
    {
        if (parts.Count == 0)
        {
            return sums.Quarters(figure, area, first, last, trace);
        }

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

    /// <summary>Whether the area or one that became part of it exists on any day of the periods.</summary>
    public bool Exists(Area area, Period first, Period last) => sums.Exists(area, first, last) || parts.Any(one => one.Exists(first, last));

    public bool ExistsOn(Area area, Period quarter) => sums.ExistsOn(area, quarter) || parts.Any(one => one.ExistsOn(quarter));

    /// <summary>Whether quarters are missing because an area, or one that became part of it, did not exist yet. Such are named.</summary>
    private bool IsYoung(Figure figure, Area area, Period first, Period last, Trace? trace)
    {
        var isYear = first.Year == last.Year && last.QuarterIndex - first.QuarterIndex == 3;
        // A year is read by its own entry, which is evidence then.
        var witness = isYear ? null : trace;
        var young = parts.Where(one => one.Has(figure) && one.Exists(first, last))
            .Select(one => one.Gap(figure, seenFrom, first, last, witness))
            .Append(parts.Count == 0 || sums.Exists(area, first, last) ? Gaps.Of(sums, figure, area, seenFrom, first, last, witness) : null)
            .OfType<MissingEntry>().ToList();
        trace?.Missing.AddRange(young);
        return young.Count > 0;
    }

    private decimal? Together(Figure figure, Area area, Period period, Trace? trace, Ways ways)
    {
        decimal? total = null;
        var isMade = false;
        foreach (var one in parts)
        {
            if (!one.Has(figure) || !ways.Exists(one, period))
            {
                continue;
            }

            if (!isMade)
            {
                total = ways.ExistsItself(sums, area, period) ? ways.ReadItself(sums, figure, area, period, trace) : 0;
                isMade = true;
            }

            if (one.Share is null)
            {
                trace?.Missing.Add(one.WithoutShare(sums.Entry(figure, area, period)));
            }

            total += one.Share is null ? null : ways.Read(one, figure, period, trace) * one.Share;
        }

        return isMade ? total : ways.ReadItself(sums, figure, area, period, trace);
    }

    /// <summary>How a part and the area itself are read for a kind of period, and whether they are there in it.</summary>
    private sealed record Ways(
        Func<LineagePart, Period, bool> Exists,
        Func<Sums, Area, Period, bool> ExistsItself,
        Func<LineagePart, Figure, Period, Trace?, decimal?> Read,
        Func<Sums, Figure, Area, Period, Trace?, decimal?> ReadItself);
}
