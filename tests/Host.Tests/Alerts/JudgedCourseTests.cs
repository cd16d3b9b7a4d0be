using ActionPlan.Host.Charts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Alerts;

public sealed class JudgedCourseTests
{
    private static readonly string WithQuota = WardPlan.Rules
        .Replace("\"responsible\": \"front\", \"kind\": \"perPeriod\"", "\"responsible\": \"front\", \"kind\": \"yearTotal\"", StringComparison.Ordinal)
        .Replace("\"meetings.Period\", \"threshold\": { \"is\": \"atLeast\", \"of\": 1 }",
            "\"meetings.YearToDate\", \"threshold\": { \"is\": \"atLeast\", \"of\": \"callUp.ThisYear\" }", StringComparison.Ordinal);

    [Fact]
    public async Task A_course_goes_from_the_first_quarter_judged_to_the_end_of_the_term_and_keeps_quarters_that_were_not_due()
    {
        await using var ward = await Ward.Open();
        var target = ward.Plan.TargetByKey["security.crime"];

        var chart = JudgedCourse.Of(
            ward.Plan, target, "1. Số vụ phạm pháp",
            [
                (Period.Parse("2024-Q2"), Of("security.crime", Status.OnTrack, 2)),
                (Period.Parse("2024-Q3"), Of("security.crime", Status.NotDue)),
            ]);

        Assert.Equal(
            ["2024-Q2 OnTrack 2", "2024-Q3 NotDue ", "2024-Q4  ", "2025-Q1  ", "2025-Q2  ", "2025-Q3  ", "2025-Q4  "],
            chart.Points.Select(point => $"{point.Quarter} {point.Status} {point.Value}"));
        Assert.Equal(1.25m, chart.Points[3].Path);
    }

    [Fact]
    public async Task The_path_of_an_area_that_was_formed_later_goes_on_from_where_its_verdicts_have_it()
    {
        await using var ward = await Ward.Open(
            rules: WardPlan.Rules
                .Replace("\"kind\": \"perPeriod\", \"every\": \"quarter\",\n      \"value\": \"meetings.Period\"",
                    "\"kind\": \"termLevel\", \"every\": \"quarter\",\n      \"value\": \"meetings.YearToDate\"", StringComparison.Ordinal)
            .Replace("\"of\": 1 }", "\"of\": 12 }", StringComparison.Ordinal));
        var target = ward.Plan.TargetByKey["security.talks"];
        var verdict = new VerdictRow { RunId = 1, Target = "security.talks", Area = "ward", Status = Status.AtRisk, Value = 5, Threshold = 12, Path = 6,
            Final = false };

        var chart = JudgedCourse.Of(ward.Plan, target, "3. Đối thoại với dân", [(Period.Parse("2025-Q1"), verdict)]);

        Assert.Equal([6, 8, 10, 12], chart.Points.Select(point => point.Path));
    }

    [Fact]
    public async Task A_quota_of_the_year_is_drawn_to_the_years_end_and_no_farther()
    {
        await using var ward = await Ward.Open(rules: WithQuota);
        var target = ward.Plan.TargetByKey["security.talks"];
        var verdict = new VerdictRow { RunId = 1, Target = "security.talks", Area = "ward", Status = Status.OnTrack, Value = 5, Threshold = 12, Path = 6,
            Final = false };

        var chart = JudgedCourse.Of(ward.Plan, target, "3. Đối thoại với dân", [(Period.Parse("2024-Q2"), verdict)]);

        Assert.Equal(
            ["2024-Q2 12 6", "2024-Q3 12 9", "2024-Q4 12 12", "2025-Q1  ", "2025-Q2  ", "2025-Q3  ", "2025-Q4  "],
            chart.Points.Select(point => $"{point.Quarter} {point.Threshold} {point.Path}"));
        Assert.Contains("được giao 12", CourseWords.Describe(chart), StringComparison.Ordinal);
        var drawn = CourseDrawing.Svg(chart, 800, 400);
        Assert.Contains("Chỉ tiêu được giao", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("Ngưỡng", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_plan_before_says_stands_left_of_the_term_and_nothing_there_passes_for_missing()
    {
        await using var ward = await Ward.Open();
        var target = ward.Plan.TargetByKey["security.crime"];
        (Plan, Period, decimal) Stood(string quarter, decimal value) => (ward.Plan, Period.Parse(quarter), value);
        (Plan, Period, decimal)[] before = [Stood("2023-Q1", 0), Stood("2023-Q2", 1), Stood("2023-Q4", 2)];

        var chart = JudgedCourse.Of(ward.Plan, target, "1. Số vụ phạm pháp", [(ward.Plan.From, Of("security.crime", Status.OnTrack, 2))], before: before);

        Assert.Equal(ward.Plan.From, chart.TermFrom);
        var course = new Course(chart);
        Assert.Equal(
            ["2023-Q1 0 True", "2023-Q2 1 True", "2023-Q3  True", "2023-Q4 2 True", "2024-Q1 2 False"],
            course.Points.Take(5).Select(point => $"{point.Quarter} {point.Value} {point.IsBefore}"));
        Assert.DoesNotContain(course.Points, course.IsMissing);
        // A quarter that cannot be computed is a hole in the line all the same.
        Assert.Equal([2, 1], course.Stretches().Take(2).Select(stretch => stretch.Count));
        Assert.DoesNotContain("2023-Q3", CourseWords.Describe(chart), StringComparison.Ordinal);
        Assert.Contains("trước nhiệm kỳ", CourseWords.Describe(chart), StringComparison.Ordinal);
        Assert.Contains("Nhiệm kỳ này", CourseDrawing.Svg(chart, 960, 380), StringComparison.Ordinal);
    }
}
