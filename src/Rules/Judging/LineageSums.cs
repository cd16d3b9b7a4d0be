using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// What an area reads of its figures: its own sums, and for every period in which they existed those of the areas that became part of it,
/// with its own beside them where it was valid too. What lies below any of them stays as it stood.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="sums">Reads areas as they stood.</param>
/// <param name="seenFrom">The last day of the quarter judged.</param>
/// <param name="predecessors">What had become part of the area by then.</param>
internal sealed class LineageSums(Plan plan, Sums sums, DateOnly seenFrom, IReadOnlyList<Predecessor> predecessors)
{
    public decimal? Quarter(Figure figure, Area area, Period quarter, Trace? trace) => predecessors.Count == 0
        ? sums.Quarter(figure, area, quarter, trace)
        : Together(figure, area, quarter, trace, one => sums.Exists(one, quarter, quarter), (one, inner) => sums.Quarter(figure, one, quarter, inner));

    public decimal? Quota(Figure figure, Area area, Period year, Trace? trace) => predecessors.Count == 0
        ? sums.Quota(figure, area, year, trace)
        : Together(figure, area, year, trace, one => sums.Exists(one, year, year), (one, inner) => sums.Quota(figure, one, year, inner));

    /// <summary>A level's period is its last day.</summary>
    public decimal? Level(Figure figure, Area area, Period quarter, Trace? trace) => predecessors.Count == 0
        ? sums.Level(figure, area, quarter, trace)
        : Together(figure, area, quarter, trace, one => one.ExistsOn(plan.Calendar.LastDay(quarter)), (one, inner) => sums.Level(figure, one, quarter, inner));

    /// <summary>The areas' years, each found by its own rule.</summary>
    public decimal? Year(Figure figure, Area area, int year, Trace? trace) => predecessors.Count == 0
        ? sums.Year(figure, area, year, trace)
        : Together(figure, area, Period.OfYear(year), trace, one => sums.Exists(one, Period.OfYear(year), Period.OfYear(year)), (one, inner) => sums.Year(figure, one, year, inner));

    /// <summary>A year to compare with: half a year is no base, so quarters before an area existed are missing unless its predecessors fill them.</summary>
    public decimal? BaseYear(Figure figure, Area area, int year, Trace? trace)
    {
        var whole = Period.OfYear(year);
        IEnumerable<Area> parts = predecessors.Count == 0 ? [area] : predecessors.Select(one => one.Area).Append(area).Where(one => sums.Exists(one, whole, whole));
        var young = parts.Where(one => HasGap(one, year) && !sums.HasEntry(figure, one, whole)).ToList();
        if (young.Count == 0)
        {
            return Year(figure, area, year, trace);
        }

        trace?.Missing.AddRange(young.Select(one => sums.Entry(figure, one, whole) with { ExistsSince = one.From }));
        return null;
    }

    /// <summary>The sum of quarters; those in which none of the areas existed are not missing.</summary>
    public decimal? Quarters(Figure figure, Area area, Period first, Period last, Trace? trace)
    {
        if (predecessors.Count == 0)
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
    public bool Exists(Area area, Period first, Period last) => sums.Exists(area, first, last) || predecessors.Any(one => sums.Exists(one.Area, first, last));

    public bool ExistsOn(Area area, DateOnly day) => area.ExistsOn(day) || predecessors.Any(one => one.Area.ExistsOn(day));

    private bool HasGap(Area area, int year)
    {
        if (area.From is not { } from || from <= plan.Calendar.LastDay(Period.OfQuarter(year, 1)))
        {
            return false;
        }

        var before = predecessors.Count == 0 ? [] : plan.Areas.PredecessorsOf(area, seenFrom);
        return Period.OfYear(year).Quarters.Any(quarter => plan.Calendar.LastDay(quarter) < from && !before.Any(one => sums.Exists(one.Area, quarter, quarter)));
    }

    private decimal? Together(Figure figure, Area area, Period period, Trace? trace, Func<Area, bool> counts, Func<Area, Trace?, decimal?> read)
    {
        var there = predecessors.Where(one => counts(one.Area)).ToList();
        if (there.Count == 0)
        {
            return read(area, trace);
        }

        decimal? total = counts(area) ? read(area, trace) : 0;
        foreach (var (one, _, share) in there)
        {
            if (share is null)
            {
                trace?.Missing.Add(sums.Entry(figure, area, period) with { SplitFrom = one.Id });
            }

            total += share is null ? null : read(one, trace) * share;
        }

        return total;
    }
}
