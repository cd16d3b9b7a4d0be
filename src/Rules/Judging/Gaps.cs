using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Finds quarters of a time to compare with in which an area did not exist yet and nothing stands in for it: half a base is no base.</summary>
internal static class Gaps
{
    /// <summary>The entry that is missing; null where there is no such quarter.</summary>
    /// <param name="sums">Reads the area.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="area">The area.</param>
    /// <param name="seenFrom">The last day of the quarter judged: what had become part of the area by then fills quarters.</param>
    /// <param name="first">The first quarter.</param>
    /// <param name="last">The last quarter.</param>
    /// <param name="witness">Gets the entry for the year that says that nothing is missing, once.</param>
    public static MissingEntry? Of(Sums sums, Figure figure, Area area, DateOnly seenFrom, Period first, Period last, Trace? witness)
    {
        IReadOnlyList<LineagePart>? before = null;
        for (var quarter = first; quarter <= last; quarter = quarter.AddQuarters(1))
        {
            if (!sums.IsOutOfItsTime(figure, area, quarter)
                || (before ??= LineagePart.Of(sums, area, seenFrom)).Any(one => one.Has(figure) && one.Exists(quarter, quarter)))
            {
                continue;
            }

            if (sums.EntryOf(figure, area, quarter.WholeYear) is not { } year)
            {
                var isYear = first.Year == last.Year && last.QuarterIndex - first.QuarterIndex == 3;
                return sums.Entry(figure, area, isYear ? first.WholeYear : first) with { ExistsSince = sums.ExistsSince(figure, area, quarter) };
            }

            if (witness?.From.Contains(year) == false)
            {
                witness.From.Add(year);
            }
        }

        return null;
    }
}
