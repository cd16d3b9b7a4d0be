using ActionPlan.Rules.Signals;

namespace ActionPlan.Rules.Tests.Signals;

/// <summary>Exact intervals and comparisons against published numbers.</summary>
public sealed class PoissonCountTests
{
    /// <summary>
    /// 25: GraphPad, 'How QuickCalcs computes the confidence interval of a count'. 0 and 10: table of Garwood's limits, as the R package epitools
    /// (pois.exact) prints them. 137 in 24.19893 (Welsh nickel workers): R's documentation of poisson.test, 4.753125 to 6.692709 a unit.
    /// 5 in 182.8: R package ratetest, 0.888 to 6.38 for 100.
    /// </summary>
    [Theory]
    [InlineData(25, 0.90, 1, 17.38, 34.92, 0.005)]
    [InlineData(25, 0.95, 1, 16.18, 36.90, 0.005)]
    [InlineData(25, 0.99, 1, 14.00, 41.00, 0.005)]
    [InlineData(0, 0.95, 1, 0, 3.689, 0.0005)]
    [InlineData(10, 0.95, 1, 4.80, 18.39, 0.005)]
    [InlineData(137, 0.95, 24.19893, 4.753125, 6.692709, 0.0000005)]
    [InlineData(5, 0.95, 1.828, 0.888, 6.38, 0.005)]
    public void Intervals_are_Garwoods(int count, double level, double exposure, double lower, double upper, double tolerance)
    {
        var interval = PoissonCount.Interval(count, level);

        Assert.Equal(lower, interval.Lower / exposure, tolerance);
        Assert.Equal(upper, interval.Upper / exposure, tolerance);
    }

    /// <summary>
    /// The first is the example of R's documentation of poisson.test (breast cancer after radiation, p = 0.07967). The others are counted by hand:
    /// of 2⁴ equal ways 2 differ as much as 4 and 0; of 8 things 1 and 7 or more unlike come in 18 of 256 ways.
    /// </summary>
    [Theory]
    [InlineData(11, 21, 800, 3011, 0.07967)]
    [InlineData(4, 0, 1, 1, 0.125)]
    [InlineData(1, 7, 1, 1, 0.0703125)]
    [InlineData(0, 0, 1, 1, 1)]
    [InlineData(6, 6, 1, 1, 1)]
    public void Two_counts_are_compared_exactly(int first, int second, double firstExposure, double secondExposure, double likelihood) =>
        Assert.Equal(likelihood, PoissonCount.Alike(first, second, firstExposure, secondExposure), 0.00001);
}
