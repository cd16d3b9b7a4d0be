namespace ActionPlan.Rules.Tests.Independent;

/// <summary>Where a value should be by a quarter.</summary>
/// <param name="aim">The target.</param>
/// <param name="first">The first value within its first four quarters, and how many had elapsed then; null where none is known.</param>
internal sealed class Way(Aim aim, Func<(int Elapsed, decimal Value)?> first)
{
    public decimal? At(int quarter, decimal lower, decimal upper)
    {
        var isBand = aim.Is == "between";
        if (aim.HasNoCourse)
        {
            return null;
        }

        if (aim.Kind == "yearTotal")
        {
            return Towards(0, lower, upper) * aim.Profile.Take(Quarters.NumberOf(quarter)).Sum() / 100;
        }

        if (!aim.IsForTerm)
        {
            return isBand ? null : lower;
        }

        if (aim.Milestones.Count > 0)
        {
            return OverMilestones(quarter);
        }

        return Line(quarter, lower, upper, aim.Deadline, aim.Path);
    }

    private decimal OverMilestones(int quarter)
    {
        var next = aim.Milestone(quarter)!.Value;
        var last = aim.Milestones.LastOrDefault(one => one.By < quarter, (By: int.MinValue, Of: 0));
        return last.By == int.MinValue || quarter >= next.By
            ? quarter >= next.By ? next.Of : Line(quarter, next.Of, next.Of, next.By, [])
            : last.Of + ((next.Of - last.Of) * (quarter - last.By) / (next.By - last.By));
    }

    private decimal Line(int quarter, decimal lower, decimal upper, int deadline, IReadOnlyList<(int At, decimal Value)> path)
    {
        var points = path.Select(point => (Elapsed: Elapsed(point.At), point.Value)).ToList();
        var start = Start(points, lower, upper);
        points = [.. points.Where(point => point.Elapsed >= start.Elapsed)];
        if (points.Count == 0 || points[0].Elapsed > start.Elapsed)
        {
            points.Insert(0, start);
        }

        points.Add((Elapsed(deadline), Towards(points[^1].Value, lower, upper)));
        if (quarter >= deadline)
        {
            return points[^1].Value;
        }

        var now = Elapsed(quarter);
        var ahead = points.FindIndex(point => point.Elapsed >= now);
        if (ahead <= 0 || points[ahead].Elapsed == now)
        {
            return points[Math.Max(ahead, 0)].Value;
        }

        var (from, to) = (points[ahead - 1], points[ahead]);
        return from.Value + ((to.Value - from.Value) * (now - from.Elapsed) / (to.Elapsed - from.Elapsed));
    }

    private (int Elapsed, decimal Value) Start(List<(int Elapsed, decimal Value)> points, decimal lower, decimal upper)
    {
        if (aim.Baseline is { } baseline)
        {
            return (0, baseline);
        }

        if (aim.Kind == "termTotal")
        {
            return (0, 0);
        }

        if (first() is not { } found)
        {
            return (0, aim.IsCeiling ? lower : 0);
        }

        var next = points.Where(point => point.Elapsed > found.Elapsed).Select(point => point.Value).FirstOrDefault(lower);
        var isBeyond = (aim.IsFloor && found.Value > next) || (aim.IsCeiling && found.Value < next);
        return isBeyond ? (found.Elapsed, next) : found;
    }

    /// <summary>The threshold; of a range the end nearer to where the last leg begins, or that place itself where it lies between them.</summary>
    private decimal Towards(decimal start, decimal lower, decimal upper) =>
        aim.Is != "between" ? lower : start < lower ? lower : start > upper ? upper : start;

    private int Elapsed(int quarter) => quarter - aim.From + 1;
}
