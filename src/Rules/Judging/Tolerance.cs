using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Judging;

/// <summary>How a value is compared with a threshold or a path: differences below 10⁻¹² count as equal.</summary>
internal static class Tolerance
{
    public const decimal Epsilon = 0.000000000001m;

    /// <summary>The comparison as a condition over value and the limit.</summary>
    public static string Expression(Comparison comparison, string limit) => comparison switch
    {
        Comparison.AtLeast => $"value - {limit} > -0.000000000001",
        Comparison.Above => $"value - {limit} >= 0.000000000001",
        Comparison.AtMost => $"value - {limit} < 0.000000000001",
        Comparison.Below => $"value - {limit} <= -0.000000000001",
        _ => $"value - {limit} < 0.000000000001 && value - {limit} > -0.000000000001",
    };

    /// <summary>An equality is on its way between the path and the threshold, both included.</summary>
    public static string OnTrackExpression(Comparison comparison) => comparison == Comparison.Equals
        ? $"({Expression(Comparison.AtLeast, "path")} && {Expression(Comparison.AtMost, "threshold")}) || ({Expression(Comparison.AtMost, "path")} && {Expression(Comparison.AtLeast, "threshold")})"
        : Expression(comparison, "path");

    public static bool IsCeiling(this Comparison comparison) => comparison is Comparison.AtMost or Comparison.Below;

    public static bool IsFloor(this Comparison comparison) => comparison is Comparison.AtLeast or Comparison.Above;

    /// <summary>Whether the comparison holds of a value and its limit.</summary>
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
            _ => Math.Abs(above) < Epsilon,
        };
    }

    public static bool Exceeds(decimal value, decimal limit) => value - limit >= Epsilon;
}
