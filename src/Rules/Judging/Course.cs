using ActionPlan.Kernel;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Where a target's value should be at a quarter.</summary>
internal static class Course
{
    /// <summary>The path at a quarter up to the deadline.</summary>
    /// <param name="target">The target.</param>
    /// <param name="quarter">The quarter; it counts as elapsed.</param>
    /// <param name="first">The first value within the term's first four quarters, where one is known: only a term level asks for it.</param>
    /// <returns>Null where no threshold is in force.</returns>
    public static decimal? Path(Target target, Period quarter, Func<FirstValue?> first)
    {
        if (target.ThresholdIn(quarter.Year) is not { } threshold)
        {
            return null;
        }

        return target.Definition.Kind switch
        {
            TargetKind.YearTotal => threshold * quarter.Quarter / 4,
            TargetKind.TermTotal or TargetKind.TermLevel => TermPath(target, quarter, threshold, first),
            _ => threshold,
        };
    }

    /// <summary>Where the path begins.</summary>
    public static (int Elapsed, decimal Value) Start(Target target, decimal threshold, Func<FirstValue?> first)
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
            var next = Points(target, threshold).Where(point => point.Elapsed > elapsed).Select(point => point.Value).FirstOrDefault(threshold);
            // An equality has no side beyond it: the course runs towards the aim from wherever it begins.
            var isBeyond = declared.Is.IsCeiling() ? found.Value < next : declared.Is.IsFloor() && found.Value > next;
            return (elapsed, isBeyond ? next : found.Value);
        }

        return (0, declared.Is.IsCeiling() ? threshold : 0);
    }

    private static decimal TermPath(Target target, Period quarter, decimal threshold, Func<FirstValue?> first)
    {
        var elapsed = target.Elapsed(quarter);
        if (quarter >= target.Deadline)
        {
            return threshold;
        }

        (int Elapsed, decimal Value) from = Start(target, threshold, first);
        foreach (var to in Points(target, threshold).Where(point => point.Elapsed >= from.Elapsed))
        {
            if (to.Elapsed >= elapsed)
            {
                return to.Elapsed == from.Elapsed || elapsed <= from.Elapsed
                    ? to.Elapsed == elapsed ? to.Value : from.Value
                    : from.Value + (to.Value - from.Value) * (elapsed - from.Elapsed) / (to.Elapsed - from.Elapsed);
            }

            from = to;
        }

        return threshold;
    }

    private static IEnumerable<(int Elapsed, decimal Value)> Points(Target target, decimal threshold) =>
        target.PathPoints.Where(point => point.Key < target.Deadline)
            .Select(point => (Elapsed: target.Elapsed(point.Key), point.Value))
            .Append((Elapsed: target.Elapsed(target.Deadline), Value: threshold));
}

/// <summary>The first value that a target had within the term's first four quarters.</summary>
internal sealed record FirstValue(Period Quarter, decimal Value);
