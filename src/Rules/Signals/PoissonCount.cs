using MathNet.Numerics.Distributions;

namespace ActionPlan.Rules.Signals;

/// <summary>What chance does to a count of things that happen one by one and independently of one another.</summary>
public static class PoissonCount
{
    /// <summary>Above this a count's interval is no wider than what it is rounded to.</summary>
    public const int Most = 1_000_000;

    private const double HairsBreadth = 1e-7;

    /// <summary>
    /// The exact interval for the expected count behind an observed one: lower end ½ χ²(α⁄2; 2c), 0 for c = 0; upper end ½ χ²(1 − α⁄2; 2c + 2), where
    /// χ²(p; f) is the p-quantile of chi-square with f degrees of freedom and α = 1 − level. F. Garwood, <i>Fiducial limits for the Poisson
    /// distribution</i>, Biometrika 28 (1936), 437–442.
    /// </summary>
    /// <param name="count">The observed count, 0 to <see cref="Most"/>.</param>
    /// <param name="level">How often such an interval holds the expected count at least, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count or the level is out of its range.</exception>
    public static (double Lower, double Upper) Interval(int count, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        var tail = (1 - level) / 2;
        return (count == 0 ? 0 : ChiSquared.InvCDF(2.0 * count, tail) / 2, ChiSquared.InvCDF(2.0 * count + 2, 1 - tail) / 2);
    }

    /// <summary>
    /// How likely two counts differ at least so much when both happen at the same rate: given their sum n the first is binomial with n and
    /// p = e₁ ⁄ (e₁ + e₂), and all outcomes that are no likelier than the observed one are added up. J. Przyborowski and H. Wilenski, <i>Homogeneity of
    /// results in testing samples from Poisson series</i>, Biometrika 31 (1940), 313–323; two-sided as R's <c>poisson.test</c>.
    /// </summary>
    /// <param name="first">The first count.</param>
    /// <param name="second">The second count; both together at most <see cref="Most"/>.</param>
    /// <param name="firstExposure">What the first happened among (people, time), above 0.</param>
    /// <param name="secondExposure">What the second happened among, in the same unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, their sum too large, or an exposure not above 0.</exception>
    public static double Alike(int first, int second, double firstExposure = 1, double secondExposure = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(second, Most - first);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstExposure, 0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(secondExposure, 0);
        var chance = new Binomial(firstExposure / (firstExposure + secondExposure), first + second);
        var observed = chance.ProbabilityLn(first) + HairsBreadth;
        return Math.Min(1, Enumerable.Range(0, first + second + 1).Select(chance.ProbabilityLn).Where(likelihood => likelihood <= observed).Sum(Math.Exp));
    }
}
