using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Judging;

/// <summary>How a value is compared with a threshold or a path: differences below 10⁻¹² count as equal.</summary>
internal static class Tolerance
{
    public const decimal Epsilon = 0.000000000001m;

    /// <summary>When a value satisfies the threshold, as a condition.</summary>
    public static string MetExpression(ThresholdDefinition threshold) =>
        threshold.HasBand() ? $"{Expression(Comparison.AtLeast, "_lower")} && {Expression(Comparison.AtMost, "_upper")}"
            : Expression(threshold.Is, "threshold");

    /// <summary>
    /// When it is on its way: an equality between the path and the threshold, both included, a range from the path towards its nearer end to
    /// its farther. Where there is no path it is when it satisfies the threshold already.
    /// </summary>
    public static string OnTrackExpression(ThresholdDefinition threshold, bool hasPath) =>
        !hasPath ? MetExpression(threshold)
        : threshold.HasBand()
        ? $"({Expression(Comparison.AtLeast, "path")} || {Expression(Comparison.AtLeast, "_lower")}) && ({Expression(Comparison.AtMost, "path")} || {Expression(Comparison.AtMost, "_upper")})"
        : threshold.Is == Comparison.Equals
        ? $"({Expression(Comparison.AtLeast, "path")} && {Expression(Comparison.AtMost, "threshold")}) || ({Expression(Comparison.AtMost, "path")} && {Expression(Comparison.AtLeast, "threshold")})"
        : Expression(threshold.Is, "path");

    /// <summary>Whether a value may lie anywhere between two ends.</summary>
    public static bool HasBand(this ThresholdDefinition threshold) =>
        threshold.Is == Comparison.Between || (threshold.Is == Comparison.Equals && threshold.Tolerance is not null);

    public static bool IsCeiling(this Comparison comparison) => comparison is Comparison.AtMost or Comparison.Below;

    public static bool IsFloor(this Comparison comparison) => comparison is Comparison.AtLeast or Comparison.Above;

    public static bool Exceeds(decimal value, decimal limit) => value - limit >= Epsilon;

    private static string Expression(Comparison comparison, string limit) => comparison switch
    {
        Comparison.AtLeast => $"value - {limit} > -0.000000000001",
        Comparison.Above => $"value - {limit} >= 0.000000000001",
        Comparison.AtMost => $"value - {limit} < 0.000000000001",
        Comparison.Below => $"value - {limit} <= -0.000000000001",
        _ => $"value - {limit} < 0.000000000001 && value - {limit} > -0.000000000001",
    };

    /// <summary>Whether a floor or a ceiling holds of a value and its limit.</summary>
    /// <exception cref="OverflowException">Their difference left the range of decimal.</exception>
    public static bool Holds(this Comparison comparison, decimal value, decimal limit)
    {
        var above = value - limit;
        return comparison switch
        {
            Comparison.AtLeast => above > -Epsilon,
            Comparison.Above => above >= Epsilon,
            Comparison.AtMost => above < Epsilon,
            Comparison.Below => above <= -Epsilon,
            _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Not a floor or a ceiling."),
        };
    }
}
