using System.Globalization;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Signals;

namespace ActionPlan.Rules.Tests.Signals;

/// <summary>What is said of a target, judged quarter by quarter as a run does.</summary>
public sealed class TargetSignalTests
{
    private const string Steady = "1 2 1 2 1 2 1 2 1 2 1 2";

    private static readonly string[] Quarterly = ["cases", "solved", "members"];

    [Theory]
    [InlineData("yearTotal", "cases.YearToDate / population.Latest * 10000", "below", 5, Steady, 0.75, Assurance.HitOrMiss, 4)]
    [InlineData("yearTotal", "cases.YearToDate / population.Latest * 10000", "below", 9, Steady, 0.75, Assurance.Passes, 4)]
    [InlineData("yearTotal", "cases.YearToDate + 100", "atLeast", 200, Steady, 1.5, Assurance.Fails, 4)]
    [InlineData("termTotal", "cases.TermToDate", "atLeast", 900, Steady, 1.5, Assurance.Fails, 22)]
    [InlineData("termTotal", "cases.TermToDate", "atLeast", 5, Steady, 1.5, Assurance.Passes, 22)]
    [InlineData("yearLevel", "solved.YearToDate / cases.YearToDate * 100", "above", 75, Steady, 100, Assurance.Passes, 1)]
    [InlineData("perPeriod", "cases.Period", "atMost", 0, Steady, 1.5, Assurance.HitOrMiss, 1)]
    [InlineData("perPeriod", "cases.Period", "atLeast", 3, "3 3 3 3 3 3 3 3", 3, Assurance.Passes, 1)]
    [InlineData("perPeriod", "cases.Period", "above", 3, "3 3 3 3 3 3 3 3", 3, Assurance.Fails, 1)]
    public void Each_quarters_own_value_is_charted_and_its_limits_are_compared_with_what_the_threshold_is_of(
        string kind, string value, string comparison, int threshold, string cases, double mean, Assurance assurance, int together)
    {
        var signal = Signal(kind, value, $"\"threshold\": {{ \"is\": \"{comparison}\", \"of\": {threshold} }}", cases);

        Assert.Equal(mean, (double)signal.Chart!.Mean, 6);
        // The term begins in the third quarter: what 2020 came to from January is not known, so nor is what its quarters added.
        Assert.Equal(cases.Split(' ').Length - (value.Contains("YearToDate", StringComparison.Ordinal) ? 2 : 0), signal.Quarters);
        Assert.Equal((assurance, together), (signal.Assurance, signal.Together));
    }

    [Theory]
    [InlineData("perPeriod", "cases.Period", "1 2 1 2 1 2 1", WithoutChart.TooFew)]
    [InlineData("yearLevel", "population.Latest", Steady, WithoutChart.CarriedForward)]
    [InlineData("yearLevel", "members.Latest / members.PreviousYearEnd * 100", Steady, WithoutChart.Running)]
    [InlineData("perPeriod", "cases.LastFourQuarters", Steady, WithoutChart.Running)]
    [InlineData("yearLevel", "quota.ThisYear", Steady, WithoutChart.NothingOwn)]
    public void Where_there_is_no_chart_the_reason_is_told(string kind, string value, string cases, WithoutChart why) =>
        Assert.Equal((null, why),
            Signal(kind, value, """ "threshold": { "is": "atMost", "of": 5 } """, cases) is var signal ? (signal.Chart, signal.Without!.Value) : default);

    [Fact]
    public void A_yearly_target_and_one_that_looks_at_several_areas_have_none()
    {
        Assert.Equal(WithoutChart.NotQuarterly,
            Signal("yearLevel", "yearly.Period", """ "threshold": { "is": "atMost", "of": 5 } """, Steady, every: "year").Without);
        Assert.Equal(WithoutChart.Counted,
            Signal("perPeriod", "cases.Period", """ "overAreas": { "kind": "neighbourhood", "take": "worst" }, "threshold": { "is": "atMost", "of": 5 } """,
                Steady).Without);
    }

    [Fact]
    public void A_count_over_people_has_its_exact_interval_and_two_more_are_no_trend()
    {
        var signal = Signal("yearTotal", "cases.YearToDate / population.Latest * 10000", """ "threshold": { "is": "below", "of": 5 } """,
            "3 4 3 2 3 4 3 2 3 5");

        Assert.Equal((5, 2.5m), (signal.Count!.Count, signal.Count.Value));
        Assert.Equal(PoissonCount.Interval(5).Upper / 2, (double)signal.Count.Interval.Upper, 9);
        Assert.Equal(3, signal.CountBefore!.Count);
        Assert.False(signal.Count.DiffersFrom(signal.CountBefore));
        Assert.False(signal.IsSignal);
    }

    [Fact]
    public void A_leap_is_a_signal_and_a_number_of_other_kind_has_no_interval()
    {
        const string Below = """ "threshold": { "is": "below", "of": 5 } """;
        var leap = Signal("yearTotal", "cases.YearToDate / population.Latest * 10000", Below, "3 4 3 2 3 4 3 2 3 30");

        Assert.Equal((true, true), (leap.IsSignal, leap.Count!.DiffersFrom(leap.CountBefore!)));
        Assert.Equal(XmrRules.Outside, leap.Point!.Rules);
        Assert.Equal(30, Signal("yearTotal", "cases.YearToDate / population.Latest * 10000", Below, "3 4 3 2 3 4 3 2 3 30", people: 49_837).Count!.Count);
        Assert.Null(Signal("yearLevel", "solved.YearToDate / cases.YearToDate * 100", Below, Steady).Count);
        Assert.Null(Signal("perPeriod", "cases.Period + solved.Period", Below, Steady).Count);
        Assert.Null(Signal("perPeriod", "members.Latest", Below, Steady).Count);
        Assert.Null(Signal("perPeriod", "cases.Period - 1", Below, Steady).Count);
    }

    [Fact]
    public void A_missing_quarter_costs_itself_and_nothing_else()
    {
        var signal = Signal("perPeriod", "cases.Period", """ "threshold": { "is": "below", "of": 5 } """, "1 2 1 2 x 2 1 2 1 2 1 2");

        Assert.Equal((11, true), (signal.Quarters, signal.Chart!.Points.All(point => point.Rules == XmrRules.None)));
    }

    private static TargetSignal Signal(string kind, string value, string more, string cases, string every = "quarter", decimal people = 20000)
    {
        var target = $$"""
            "targets": [
              { "id": "tried", "name": "Thử", "measuredIn": "vụ", "responsible": "police", "kind": "{{kind}}", "every": "{{every}}", "value": "{{value}}", {{more}} },
            """;
        var rules = Texts.Rules.Replace("\"targets\": [", target, StringComparison.Ordinal)
            .Replace("\"name\": \"Số vụ\", ", "\"name\": \"Số vụ\", \"whole\": true, ", StringComparison.Ordinal)
            .Replace("\"figures\": [",
                """ "figures": [ { "id": "members", "name": "Đảng viên", "measuredIn": "người", "type": "stock", "every": "quarter" }, """,
                StringComparison.Ordinal);
        var reading = Texts.Read(Texts.Plan, rules);
        Assert.True(reading.Plan is not null, string.Join(" | ", reading.Problems.Select(problem => problem.ToString(CultureInfo.InvariantCulture))));
        var plan = reading.Plan!;
        var quarters = cases.Split(' ').Select((number, at) => (Quarter: plan.From.AddQuarters(at), Number: number)).ToList();
        var figures = quarters.Where(one => one.Number != "x")
            .SelectMany(
                one => Quarterly.Select(figure => new FigureValue(figure, "phuong-12", one.Quarter, decimal.Parse(one.Number, CultureInfo.InvariantCulture))))
            .Concat(Enumerable.Range(2019, 7)
                .SelectMany(year => new[] { ("population", people), ("quota", 7m), ("yearly", 3m) }
                    .Select(one => new FigureValue(one.Item1, "phuong-12", Period.OfYear(year), one.Item2))))
            .ToList();
        var judged =
            quarters.Select(
                one => plan.Judge(plan.Areas.Roots[0], figures, one.Quarter, below: false).Verdicts.Single(verdict => verdict.Target.Key == "security.tried"))
                .ToList();
        return TargetSignal.Of(plan.TargetByKey["security.tried"], quarters[^1].Quarter, judged.Select(QuarterRead.Of), judged[^1].Threshold,
            judged[^1].ThresholdTo);
    }
}
