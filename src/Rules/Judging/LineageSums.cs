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
            trace?.Missing.Add(sums.Entry(figure, area, first) with { ExistsSince = area.From });
            return null;
        }

        return Quarters(figure, area, first, last, trace);
    }

    /// <summary>A level to compare with, never carried forward.</summary>
    public decimal? BaseLevel(Figure figure, Area area, Period quarter, Trace? trace)
    {
        var isYoung = area.From is not null && !ExistsOn(area, plan.Calendar.LastDay(quarter));
        var inner = trace is not null && isYoung ? new Trace() : trace;
        var level = Level(figure, area, quarter, inner);
        if (isYoung && level is null)
        {
            trace?.Missing.Add(sums.Entry(figure, area, figure.Every == Files.Frequency.Year ? quarter.WholeYear : quarter) with { ExistsSince = area.From });
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

    /// <summary>Whether quarters are missing because an area, or one that became part of it, did not exist yet. Such are named.</summary>
    private bool IsYoung(Figure figure, Area area, Period first, Period last, Trace? trace)
    {
        IEnumerable<Area> parts = predecessors.Count == 0 ? [area] : predecessors.Select(one => one.Area).Append(area).Where(one => sums.Exists(one, first, last));
        var isYear = first.Year == last.Year && last.QuarterIndex - first.QuarterIndex == 3;
        // A year is read by its own entry, which is evidence then.
        var young = parts.Where(one => HasGap(figure, one, first, last, isYear ? null : trace)).ToList();
        var named = isYear ? first.WholeYear : first;
        trace?.Missing.AddRange(young.Select(one => sums.Entry(figure, one, named) with { ExistsSince = one.From }));
        return young.Count > 0;
    }

    private bool HasGap(Figure figure, Area area, Period first, Period last, Trace? witness)
    {
        if (area.From is not { } from || from <= plan.Calendar.LastDay(first))
        {
            return false;
        }

        var before = predecessors.Count == 0 ? [] : plan.Areas.PredecessorsOf(area, seenFrom);
        for (var quarter = first; quarter <= last && plan.Calendar.LastDay(quarter) < from; quarter = quarter.AddQuarters(1))
        {
            if (before.Any(one => sums.Exists(one.Area, quarter, quarter)))
            {
                continue;
            }

            if (sums.EntryOf(figure, area, quarter.WholeYear) is not { } year)
            {
                return true;
            }

            // What says that nothing is missing is evidence too, once.
            if (witness?.From.Contains(year) == false)
            {
                witness.From.Add(year);
            }
        }

        return false;
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
