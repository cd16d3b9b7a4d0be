using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Signals;

/// <summary>One quarter of an XmR chart.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Value">Its own value.</param>
/// <param name="Rules">The rules by which it is a signal.</param>
/// <param name="Side">1 above the mean, −1 below it, 0 on it.</param>
public sealed record XmrPoint(Period Quarter, decimal Value, XmrRules Rules, int Side);

/// <summary>
/// An XmR chart (individual values and moving ranges) of quarters' own values. Centre line: X̄ = Σx ÷ n. Moving range: mRᵢ = |xᵢ − xᵢ₋₁|;
/// m̄R is the mean of those between neighbouring quarters. Natural limits: X̄ ± 2.66 × m̄R, where 2.66 = 3 ÷ d₂ and d₂ = 1.128 for ranges of two.
/// </summary>
/// <remarks>
/// D. J. Wheeler, <i>Understanding Variation</i> (1993) for chart and limits. The rules are those of NHS England's <i>Making Data Count</i> as the
/// package NHSRplotthedots 0.2.2 applies them (<c>ptd_calculate_point_type</c>, <c>ptd_spc_standard</c>): see <see cref="XmrRules"/>; the outer
/// third begins at X̄ ± ⅔ × 2.66 × m̄R, and a value beyond a limit is not also near it. Unlike that package's default no moving range is left out as an
/// outlier: the limits are the plain formula. A quarter without a value interrupts: there is no moving range over it, and no run goes on.
/// </remarks>
public sealed class Xmr
{
    /// <summary>So many quarters with values of their own a chart needs.</summary>
    public const int Fewest = 8;

    /// <summary>3 ÷ 1.128, as published.</summary>
    public const decimal Scale = 2.66m;

    private const int Run = 7;

    private Xmr(decimal mean, decimal meanMovingRange, IReadOnlyList<XmrPoint> points) => (Mean, MeanMovingRange, Points) = (mean, meanMovingRange, points);

    /// <summary>X̄.</summary>
    public decimal Mean { get; }

    /// <summary>m̄R.</summary>
    public decimal MeanMovingRange { get; }

    /// <summary>The lower natural limit, X̄ − 2.66 × m̄R; it may lie below what a value can be.</summary>
    public decimal Lower => Mean - Scale * MeanMovingRange;

    /// <summary>The lower natural limit as people are told it: 0 where it lies below and no value does (Wheeler's boundary condition).</summary>
    public decimal LowerTold => Lower < 0 && Points.All(point => point.Value >= 0) ? 0 : Lower;

    /// <summary>The upper natural limit, X̄ + 2.66 × m̄R.</summary>
    public decimal Upper => Mean + Scale * MeanMovingRange;

    /// <summary>The quarters with a value, oldest first.</summary>
    public IReadOnlyList<XmrPoint> Points { get; }

    /// <summary>The chart of the values.</summary>
    /// <param name="values">One a quarter at most, oldest first.</param>
    /// <returns>Null where there are fewer than <see cref="Fewest"/>, or no two of neighbouring quarters.</returns>
    /// <exception cref="OverflowException">A number left the range of decimal.</exception>
    public static Xmr? Of(IReadOnlyList<OwnValue> values)
    {
        var ranges = Enumerable.Range(1, Math.Max(0, values.Count - 1)).Where(at => AreNeighbours(values[at - 1], values[at]))
            .Select(at => Math.Abs(values[at].Value - values[at - 1].Value)).ToList();
        if (values.Count < Fewest || ranges.Count == 0)
        {
            return null;
        }

        var (mean, range) = (values.Sum(one => one.Value) / values.Count, ranges.Sum() / ranges.Count);
        var sides = values.Select(one => Side(one.Value - mean, 0)).ToArray();
        var beyond = values.Select(one => Side(one.Value - mean, Scale * range)).ToArray();
        var near = values.Select((one, at) => beyond[at] == 0 && Side(one.Value - mean, Scale * range * 2 / 3) != 0).ToArray();
        var rules = beyond.Select(side => side == 0 ? XmrRules.None : XmrRules.Outside).ToArray();
        var steps = values.Select((one, at) => at > 0 && AreNeighbours(values[at - 1], one) ? Side(one.Value - values[at - 1].Value, 0) : 0).ToArray();
        for (var end = 0; end < values.Count; end++)
        {
            if (Unbroken(end, Run, at => sides[at] == sides[end]) && sides[end] != 0)
            {
                Mark(end, Run, XmrRules.OneSide, _ => true);
            }

            if (Unbroken(end, Run, at => at == end - Run + 1 || steps[at] == steps[end]) && steps[end] != 0)
            {
                Mark(end, Run, XmrRules.Trend, _ => true);
            }

            if (Unbroken(end, 3, at => sides[at] == sides[end]) && sides[end] != 0 && Enumerable.Range(end - 2, 3).Count(at => near[at]) >= 2)
            {
                Mark(end, 3, XmrRules.NearLimit, at => near[at]);
            }
        }

        return new Xmr(mean, range, [.. values.Select((one, at) => new XmrPoint(one.Quarter, one.Value, rules[at], sides[at]))]);

        bool Unbroken(int end, int length, Func<int, bool> holds) => end >= length - 1
            && values[end].Quarter.QuarterIndex - values[end - length + 1].Quarter.QuarterIndex == length - 1
            && Enumerable.Range(end - length + 1, length).All(holds);

        void Mark(int end, int length, XmrRules rule, Func<int, bool> which)
        {
            for (var at = end - length + 1; at <= end; at++)
            {
                rules[at] |= which(at) ? rule : XmrRules.None;
            }
        }
    }

    private static bool AreNeighbours(OwnValue left, OwnValue right) => right.Quarter.QuarterIndex - left.Quarter.QuarterIndex == 1;

    /// <summary>On which side it lies further off than the distance; a hair that a division left is no difference.</summary>
    private static int Side(decimal difference, decimal distance) =>
        Tolerance.Exceeds(difference, distance) ? 1 : Tolerance.Exceeds(-difference, distance) ? -1 : 0;
}
