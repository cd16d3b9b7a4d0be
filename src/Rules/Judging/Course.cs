using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Where a target's value should be at a quarter.</summary>
internal static class Course
{
    /// <summary>The path at a quarter up to the deadline.</summary>
    /// <param name="target">The target.</param>
    /// <param name="threshold">The threshold in force in the quarter, or its lower end.</param>
    /// <param name="thresholdTo">A range's upper end.</param>
    /// <param name="quarter">The quarter; it counts as elapsed.</param>
    /// <param name="first">The first value within the target's first four quarters, where one is known: only a term level asks for it.</param>
    /// <returns>Null where no threshold is in force, where nothing is promised, and where a range itself is the path.</returns>
    public static decimal? Path(Target target, decimal? threshold, decimal? thresholdTo, Period quarter, Func<FirstValue?> first)
    {
        var isRange = target.Definition.Threshold?.Is == Comparison.Between;
        if (threshold is not { } lower || (isRange && thresholdTo is null) || target.PromisesNothing)
        {
            return null;
        }

        var aim = new Aim(lower, isRange ? thresholdTo!.Value : lower);
        return target.Definition.Kind switch
        {
            TargetKind.YearTotal => YearPath(target, aim.From(0), quarter),
            TargetKind.TermTotal or TargetKind.TermLevel => TermPath(target, quarter, aim, first),
            _ => isRange ? null : lower,
        };
    }

    /// <summary>How much of the year's total is due by the quarter, in percent.</summary>
    public static decimal ShareOfYear(Target target, Period quarter) =>
        target.Definition.Threshold?.Profile is { } profile ? profile.Take(quarter.Quarter).Sum() : 25 * quarter.Quarter;

    private static decimal YearPath(Target target, decimal aim, Period quarter) =>
        target.Definition.Threshold!.Profile is null ? aim * quarter.Quarter / 4 : aim * ShareOfYear(target, quarter) / 100;

    private static decimal TermPath(Target target, Period quarter, Aim aim, Func<FirstValue?> first)
    {
        var milestones = target.Milestones;
        for (var next = 1; next < milestones.Count; next++)
        {
            if (quarter > milestones[next - 1].Key && quarter <= milestones[next].Key)
            {
                return Along([.. milestones.Skip(next - 1).Take(2).Select(milestone => (target.Elapsed(milestone.Key), milestone.Value))],
                    target.Elapsed(quarter));
            }
        }

        return quarter > target.Deadline && milestones.Count > 0 ? milestones[^1].Value : Along(Stations(target, aim, first), target.Elapsed(quarter));
    }

    /// <summary>Where the course to the deadline, or to the first milestone, begins, its declared points, and its end.</summary>
    private static List<(int Elapsed, decimal Value)> Stations(Target target, Aim aim, Func<FirstValue?> first)
    {
        var deadline = target.DueAfter(target.From);
        var points = target.PathPoints.Where(point => point.Key < deadline).Select(point => (Elapsed: target.Elapsed(point.Key), point.Value)).ToList();
        var start = Start(target, aim, points, first);
        var stations = points.Where(point => point.Elapsed >= start.Elapsed).Prepend(start).ToList();
        stations.Add((target.Elapsed(deadline), aim.From(stations[^1].Value)));
        return stations;
    }

    private static (int Elapsed, decimal Value) Start(Target target, Aim aim, List<(int Elapsed, decimal Value)> points, Func<FirstValue?> first)
    {
        var declared = target.Definition.Threshold!;
        if (declared.Baseline is { } baseline)
        {
            return (0, baseline);
        }

        if (target.Definition.Kind == TargetKind.TermTotal)
        {
            return (0, 0);
        }

        if (first() is { } found)
        {
            var elapsed = target.Elapsed(found.Quarter);
            var next = points.Where(point => point.Elapsed > elapsed).Select(point => point.Value).FirstOrDefault(aim.Lower);
            // An equality or a range has no side beyond it: the course runs towards the aim from wherever it begins.
            var isBeyond = declared.Is.IsCeiling() ? found.Value < next : declared.Is.IsFloor() && found.Value > next;
            return (elapsed, isBeyond ? next : found.Value);
        }

        return (0, declared.Is.IsCeiling() ? aim.Lower : 0);
    }

    private static decimal Along(List<(int Elapsed, decimal Value)> stations, int elapsed)
    {
        var last = stations.FindLastIndex(station => station.Elapsed <= elapsed);
        if (last < 0 || last == stations.Count - 1)
        {
            return stations[Math.Max(last, 0)].Value;
        }

        var (from, to) = (stations[last], stations[last + 1]);
        return from.Value + (to.Value - from.Value) * (elapsed - from.Elapsed) / (to.Elapsed - from.Elapsed);
    }

    /// <summary>Where a course leads: to a number, or to a range.</summary>
    private readonly record struct Aim(decimal Lower, decimal Upper)
    {
        /// <summary>The end nearer to where its last leg begins; where that lies between the ends it stays there.</summary>
        public decimal From(decimal start) => Math.Max(Lower, Math.Min(start, Upper));
    }
}

/// <summary>The first value that a target had within its first four quarters.</summary>
internal sealed record FirstValue(Period Quarter, decimal Value);
