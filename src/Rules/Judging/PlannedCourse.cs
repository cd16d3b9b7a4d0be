using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Where a target should be at a quarter.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Threshold">The threshold in force, of a range its lower end; null where it is computed from figures that are not known yet.</param>
/// <param name="Path">Where the value should be by then.</param>
/// <param name="ThresholdTo">A range's upper end.</param>
public sealed record PlannedPoint(Period Quarter, decimal? Threshold, decimal? Path, decimal? ThresholdTo = null);

/// <summary>A target's planned course over the whole term, for charts.</summary>
public static class PlannedCourse
{
    /// <summary>One point for each quarter of the term in which the target is judged.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="target">The target.</param>
    /// <param name="first">
    /// The quarter and value of its first verdict with a value, where that lies within the term's first four quarters: the path of a term
    /// level without a baseline begins there. Null where there is none.
    /// </param>
    /// <param name="last">
    /// The newest quarter judged and its path: where no first value is known, as of an area that others became part of later, the path goes on
    /// from there.
    /// </param>
    /// <param name="limit">
    /// The newest quarter judged and its threshold, of a range both ends: a quota of the year is known until the year's end.
    /// </param>
    public static IReadOnlyList<PlannedPoint> PlannedCourseOf(
        this Plan plan, Target target, (Period Quarter, decimal Value)? first, (Period Quarter, decimal Path)? last = null,
        (Period Quarter, decimal? Threshold, decimal? To)? limit = null)
    {
        var start = first is { } found && TargetJudge.QuartersOfFirstValue(target).Contains(found.Quarter) ? new FirstValue(found.Quarter, found.Value)
            : last is { } known ? new FirstValue(known.Quarter, known.Path) : null;
        return [.. Enumerable.Range(0, plan.To.QuarterIndex - plan.From.QuarterIndex + 1)
            .Select(index => plan.From.AddQuarters(index))
            .Where(target.IsJudgedIn)
            .Select(Planned)];

        PlannedPoint Planned(Period quarter)
        {
            var standing = limit is { } newest && newest.Quarter < quarter && !target.IsWorstOfAreas
                && target.Formulas.Limit.Holds(newest.Quarter, quarter) ? limit : null;
            var (threshold, to) = (target.ThresholdIn(quarter) ?? standing?.Threshold, target.ThresholdTo ?? standing?.To);
            return new PlannedPoint(quarter, threshold, Course.Path(target, threshold, to, quarter, () => start), to);
        }
    }
}
