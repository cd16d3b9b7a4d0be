using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// How many areas, or how many percent of them, satisfy a condition. One with a missing figure leaves the number unknown; one with a zero
/// denominator is left out. An area is read once, however many areas above it ask.
/// </summary>
internal sealed class AreaTally(Plan plan, FigureReader figures)
{
    private const decimal Percent = 100;

    private readonly Dictionary<Asking, TalliedArea> read = [];

    /// <summary>The target's value in an area.</summary>
    /// <param name="target">The target.</param>
    /// <param name="area">The area above those that are counted.</param>
    /// <param name="quarter">The quarter that the value is of.</param>
    /// <param name="at">The quarter judged, from which mergers and splits are seen.</param>
    /// <exception cref="OverflowException">A value left the range of decimal.</exception>
    public TargetReading Read(Target target, Area area, Period quarter, Period at)
    {
        var areas = PartAreas.Of(plan, target, area, quarter).Select(one => Part(target, one, quarter, at)).ToList();
        var own = OwnViews.Read(figures.SeenFrom(area, at).Since(target.From), target, area, quarter);
        var views = areas.SelectMany(one => one.Views).Concat(own.Views).ToList();
        var isUnknown = areas.Exists(one => one.HasMissing);
        var judged = areas.Count(one => !one.IsLeftOut);
        var reading = new PartReading(
            0, quarter.Year, isUnknown || own.Rules is null, isUnknown || judged == 0 ? null : Value(target, areas, judged), own.Rules ?? [])
        {
            Views = views,
            WithoutValue = areas.Count == 0 ? Remark.Of("noAreas", Remark.Kind(target.Definition.OverAreas!.Kind))
                : Remark.Of("allLeftOut", Remark.Kind(target.Definition.OverAreas!.Kind)),
        };
        return new TargetReading(views, [reading]) { Areas = areas, ViewAt = own.At };
    }

    private static decimal Value(Target target, List<TalliedArea> areas, int judged)
    {
        var number = areas.Count(one => one.Holds);
        return target.Definition.OverAreas!.Take == Taking.Share ? number * Percent / judged : number;
    }

    private TalliedArea Part(Target target, Area area, Period quarter, Period at)
    {
        var key = new Asking(target, area, quarter, at);
        if (!read.TryGetValue(key, out var part))
        {
            read[key] = part = TalliedArea.Read(figures.SeenFrom(area, at).Since(target.From), target, area, quarter);
        }

        return part;
    }
}
