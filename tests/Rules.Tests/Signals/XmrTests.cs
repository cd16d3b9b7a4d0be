using ActionPlan.Kernel;
using ActionPlan.Rules.Signals;

namespace ActionPlan.Rules.Tests.Signals;

/// <summary>Charts and rules against published examples.</summary>
public sealed class XmrTests
{
    /// <summary>
    /// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2 (flow rate of ten batches: mean 50.81, mean moving range 1.8778, limits 45.8159 and 55.8041),
    /// and SAS/QC 14.1 User's Guide, SHEWHART, IRCHART, data set Jets (mean 80.39, mean moving range 5.32632, limits 66.2290 and 94.5510). Both divide
    /// 3 by 1.128(38) themselves where we take the rounded 2.66.
    /// </summary>
    [Theory]
    [InlineData("49.6 47.6 49.9 51.3 47.8 51.2 52.6 52.4 53.6 52.1", 50.81, 1.8778, 45.8159, 55.8041)]
    [InlineData("78.4 80.1 84.4 79.1 80.4 83.5 73.8 83.5 75.0 76.8 70.5 80.3 82.4 79.4 86.4 90.5 77.7 82.5 79.9 83.2", 80.39, 5.32632, 66.2290, 94.5510)]
    public void Mean_and_limits_are_those_of_published_charts(string values, double mean, double range, double lower, double upper)
    {
        var chart = Xmr.Of(Series(values))!;

        Assert.Equal(mean, (double)chart.Mean, 4);
        Assert.Equal(range, (double)chart.MeanMovingRange, 4);
        Assert.Equal(lower, (double)chart.Lower, 0.01);
        Assert.Equal(upper, (double)chart.Upper, 0.01);
        Assert.All(chart.Points, point => Assert.Equal(XmrRules.None, point.Rules & XmrRules.Outside));
    }

    /// <summary>
    /// One column a point: o outside, s seven on a side, n two of three near a limit, t trend, - none. The runs and trends are the cases of
    /// NHSRplotthedots' own test-ptd_calculate_point_type.R, the pair on both sides of the mean that of its test-ptd_spc_standard.R (issue 143).
    /// </summary>
    [Theory]
    [InlineData("1 2 3 4 5 6 7 1", "t t t t t t t -")]
    [InlineData("2 1 2 3 4 5 6 7 3", "- t t t t t t t -")]
    [InlineData("2 7 6 5 4 3 2 1 3", "- t t t t t t t -")]
    [InlineData("1 2 3 3 4 5 6 1", "- - - - - - - -")]
    [InlineData("1 3 2 3 2 3 2 3 -9 -3 -9 -2", "s s s s s s s s n - n -")]
    [InlineData("5 6 5 6 5 6 5 6 5 6 20 6 5 6", "s s s s s s s s s s o - - -")]
    [InlineData("1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 5.5 -5.5", "- - - - - - - - - - - - - - - -")]
    [InlineData("3 3 3 3 3 3 3 3", "- - - - - - - -")]
    [InlineData("0 0 1 0 1 0 1 0 1 0 0 1 0 4.8 1.2 4.8 0 1 0 0 1 0", "- - - - - - - - - - - - - o - o - - - - - -")]
    [InlineData("10 11 10 11 10 11 10 11 10 11 13 12 13 11 10 11 10 11", "- - - - - - - - - - n - n - - - - -")]
    public void The_four_rules_mark_the_points_that_the_tool_marks(string values, string marks)
    {
        var chart = Xmr.Of(Series(values))!;

        Assert.Equal(marks, string.Join(' ', chart.Points.Select(point => Mark(point.Rules))));
    }

    [Fact]
    public void Seven_quarters_make_no_chart_and_a_gap_interrupts_what_goes_on()
    {
        Assert.Null(Xmr.Of(Series("1 2 1 2 1 2 1")));
        OwnValue[] rising = [.. Series("1 2 3 4 5 6 7 8").Select((one, at) => one with { Quarter = one.Quarter.AddQuarters(at < 4 ? 0 : 1) })];

        var chart = Xmr.Of(rising)!;

        Assert.All(chart.Points, point => Assert.Equal(XmrRules.None, point.Rules & ~XmrRules.Outside));
        Assert.Equal(1, chart.MeanMovingRange);
        Assert.Null(Xmr.Of([.. Series("1 2 3 4 5 6 7 8").Select((one, at) => one with { Quarter = one.Quarter.AddQuarters(at) })]));
    }

    private static OwnValue[] Series(string values) =>
        [.. values.Split(' ').Select(
            (value, at) => new OwnValue(Period.OfQuarter(2020, 3).AddQuarters(at), decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)))];

    private static string Mark(XmrRules rules) => rules switch
    {
        XmrRules.None => "-",
        _ =>
            string.Concat((rules.HasFlag(XmrRules.Outside) ? "o" : "") + (rules.HasFlag(XmrRules.OneSide) ? "s" : "")
                + (rules.HasFlag(XmrRules.NearLimit) ? "n" : "") + (rules.HasFlag(XmrRules.Trend) ? "t" : "")),
    };
}
