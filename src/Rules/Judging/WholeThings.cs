using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// Numbers as they are told of a target that counts whole things: nobody seals a quarter of a well. They are rounded to the side that
/// keeps what was promised. Nothing is judged by them; of other targets they are left as they are.
/// </summary>
public static class WholeThings
{
    /// <summary>
    /// The path: exactly the whole values that keep to the one told keep to the exact one ('from 38.2' is 'from 39', 'above 38.2' is 'above 38').
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="path">The exact path.</param>
    public static decimal? Path(Target target, decimal? path) => Rounded(target, path, target.Definition.Threshold?.Is switch
    {
        Comparison.AtLeast or Comparison.Below => Up,
        Comparison.Above or Comparison.AtMost => Down,
        // An equality or a range is on its way from its path to the threshold, so the path is told on the threshold's side.
        _ => path > Aim(target) ? Down : Up,
    });

    /// <summary>A forecast never promises what only the rest of a thing would reach.</summary>
    /// <param name="target">The target.</param>
    /// <param name="forecast">The exact forecast.</param>
    public static decimal? Forecast(Target target, decimal? forecast) => Rounded(target, forecast, target.Definition.Threshold?.Is switch
    {
        { } comparison when comparison.IsFloor() => Down,
        { } comparison when comparison.IsCeiling() => Up,
        { } => forecast > Aim(target) ? Up : Down,
        _ => Nearest,
    });

    /// <summary>
    /// The least that each part of the time left must bring, or the most that it may: as many times as there are parts, it keeps the threshold.
    /// </summary>
    internal static decimal Needed(Target target, decimal needed, Comparison comparison) => Rounded(target, needed, comparison switch
    {
        Comparison.AtLeast => Up,
        Comparison.Above => number => Down(number) + 1,
        Comparison.AtMost => Down,
        Comparison.Below => number => Math.Max(0, Up(number) - 1),
        _ => Nearest,
    })!.Value;

    private static decimal? Aim(Target target) =>
        target.Definition.Threshold?.Of.Constant ?? target.ThresholdTo ?? target.Milestones.Select(milestone => (decimal?)milestone.Value).LastOrDefault();

    private static decimal? Rounded(Target target, decimal? number, Func<decimal, decimal> rounding) =>
        target.Definition.Whole && number is { } exact ? rounding(exact) : number;

    private static decimal Up(decimal number) => decimal.Ceiling(number - Tolerance.Epsilon);

    private static decimal Down(decimal number) => decimal.Floor(number + Tolerance.Epsilon);

    private static decimal Nearest(decimal number) => decimal.Round(number, MidpointRounding.AwayFromZero);
}
