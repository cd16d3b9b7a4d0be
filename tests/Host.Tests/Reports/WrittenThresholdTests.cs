using ActionPlan.Host.Alerts;
using ActionPlan.Host.Charts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>A threshold is told as its rule says it, also where two decimals would do beside the value.</summary>
public sealed class WrittenThresholdTests
{
    private static readonly string Rules = WardPlan.Rules.Replace("\"of\": 75", "\"of\": 95.125", StringComparison.Ordinal);

    [Fact]
    public async Task A_report_and_a_letter_print_a_threshold_with_all_its_decimals()
    {
        await using var ward = await Ward.Open(rules: Rules);
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.detection", Status.Missed, 50m, threshold: 95.125m));
        await using var db = ward.Get<AppDbFactory>().CreateDbContext();

        var numbers = new ReportNumbers(await SampleReports.Facts(db, ward.Services, "2024-Q3", ReportKind.Quarter)).All;
        var letter = (await ward.Messages())[0].TextBody;

        Assert.Equal(("từ 95,125% trở lên", "≥ 95,125"), (numbers["2.nguong"], numbers["2.nguongso"]));
        Assert.Contains("ít nhất 95,125%", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_tells_both_ends_of_a_band_and_what_is_tolerated_as_written()
    {
        var target = DigestSamples.Police.Bad[1] with { Is = Comparison.Between, Threshold = 99.99995m, ThresholdTo = 100.00005m, Value = 100 };

        Assert.Equal("từ 99,99995 đến 100,00005%", DigestWords.Threshold(target));
        Assert.Equal("12,125% (± 0,0005)", DigestWords.Threshold(target with { Is = Comparison.Equals, Threshold = 12.125m, Tolerance = 0.0005m, Value = 7 }));
    }

    [Fact]
    public void A_chart_tells_its_threshold_as_written_and_a_divided_one_with_two_decimals()
    {
        static string Words(decimal threshold) =>
            CourseWords.Describe(new CoursePoint(Period.Parse("2024-Q3"), 50, threshold, null, Status.Missed));

        Assert.Contains("95,125", Words(95.125m), StringComparison.Ordinal);
        Assert.Contains("33,33", Words(100m / 3), StringComparison.Ordinal);
        Assert.DoesNotContain("33,333", Words(100m / 3), StringComparison.Ordinal);
    }
}
