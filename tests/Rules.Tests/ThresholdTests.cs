using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests;

/// <summary>What no table of cases can show of thresholds: failures, and what figures may be called.</summary>
public sealed class ThresholdTests
{
    private static readonly Period Quarter = Period.Parse("2022-Q1");

    [Fact]
    public void Ends_that_come_out_in_the_wrong_order_are_a_failure_and_no_verdict()
    {
        var judgement = Judge("\"between\", \"of\": [\"a.Period\", \"b.Period\"]", ("a", 5), ("b", 3));

        Assert.Empty(judgement.Verdicts);
        var failure = Assert.Single(judgement.Failures);
        Assert.Equal(("works.t", "phuong-12"), (failure.Rule, failure.Area));
        Assert.Contains("5", failure.Why.Text(Texts.Vietnamese), StringComparison.Ordinal);
        Assert.Contains("3", failure.Why.Text(Texts.Vietnamese), StringComparison.Ordinal);
        Assert.Equal(Status.Met, Assert.Single(Judge("\"between\", \"of\": [\"a.Period\", \"b.Period\"]", ("a", 3), ("b", 5)).Verdicts).Status);
    }

    [Theory]
    [InlineData("\"atLeast\", \"of\": \"a.Period * b.Period\"")]
    [InlineData("\"between\", \"of\": [1, \"a.Period * b.Period\"]")]
    public void A_threshold_that_is_too_large_to_be_computed_is_a_failure(string threshold)
    {
        var judgement = Judge(threshold, ("a", decimal.MaxValue), ("b", 3));

        Assert.Empty(judgement.Verdicts);
        Assert.Single(judgement.Failures);
    }

    [Fact]
    public void A_tolerance_that_leaves_the_range_of_numbers_is_a_failure()
    {
        var judgement = Judge("\"equals\", \"of\": \"a.Period\", \"tolerance\": 79228162514264337593543950335", ("a", decimal.MaxValue), ("b", 3));

        Assert.Empty(judgement.Verdicts);
        Assert.Single(judgement.Failures);
    }

    [Theory]
    [InlineData("\"between\", \"of\": [3, \"lower.Period\"]")]
    [InlineData("\"equals\", \"of\": \"lower.Period\", \"tolerance\": 1")]
    public void A_figure_may_be_called_as_the_ends_are(string threshold) =>
        Assert.Equal(Status.Met,
            Assert.Single(Judge(threshold.Replace("lower", "upper", StringComparison.Ordinal), ("upper", 4), ("lower", 4)).Verdicts).Status);

    [Theory]
    [InlineData("quarter")]
    [InlineData("halfYear")]
    [InlineData("year")]
    public void Before_the_first_step_it_is_told_from_when_there_is_a_threshold(string every)
    {
        var plan = Stepped($$"""
            "kind": "perPeriod", "every": "{{every}}", "value": "a.Period", "threshold": { "is": "atLeast", "of": { "2023": 1 } }
            """);
        var verdict = Assert.Single(plan.Judge(plan.Areas.Roots[0], [], Quarter, below: false).Verdicts);

        Assert.Equal(Status.NotDue, verdict.Status);
        Assert.Equal(["Ngưỡng có từ quý 1/2023."], verdict.Remarks.Select(remark => remark.Text(Texts.Vietnamese)));
    }

    [Fact]
    public void A_threshold_is_awaited_until_the_targets_first_quarter_or_its_first_step_whichever_is_later()
    {
        var stepped = Stepped("""
            "kind": "perPeriod", "every": "quarter", "from": "2023-Q3", "value": "a.Period", "threshold": { "is": "atLeast", "of": { "2023": 1, "2024": 2 } }
            """).Targets[0];
        var watched = Stepped("""
            "kind": "monitored", "every": "quarter", "from": "2023-Q3", "value": "a.Period"
            """).Targets[0];

        Assert.Equal(Period.Parse("2023-Q3"), stepped.ThresholdAwaited(Quarter));
        Assert.Null(stepped.ThresholdAwaited(Period.Parse("2023-Q3")));
        Assert.Null(watched.ThresholdAwaited(Quarter));
    }

    [Fact]
    public void A_threshold_in_an_export_is_computed_there()
    {
        var export = WorkflowExport.ToJson(Plan("\"between\", \"of\": [\"a.Period - 1\", \"b.Period\"]", ["a", "b"]));

        Assert.All(["\"threshold\"", "a.Period - 1m", "\"thresholdTo\"", "\"_lower\"", "\"_upper\""],
            part => Assert.Contains(part, export, StringComparison.Ordinal));
    }

    private static Judgement Judge(string threshold, params (string Figure, decimal Number)[] entries)
    {
        var plan = Plan(threshold, [.. entries.Select(entry => entry.Figure)]);
        return plan.Judge(plan.Areas.Roots[0], entries.Select(entry => new FigureValue(entry.Figure, "phuong-12", Quarter, entry.Number)), Quarter,
            below: false);
    }

    private static Plan Plan(string threshold, IReadOnlyList<string> figures) => Written(figures,
        $$"""
        "kind": "perPeriod", "every": "quarter", "value": "{{figures[^1]}}.Period", "threshold": { "is": {{threshold}} }
        """);

    private static Plan Stepped(string target) => Written(["a"], target);

    private static Plan Written(IReadOnlyList<string> figures, string target)
    {
        var declared = figures.Select(figure => $$"""{ "id": "{{figure}}", "name": "{{figure}}", "measuredIn": "1", "type": "flow", "every": "quarter" }""");
        var reading = Texts.Read(Texts.Plan.Replace("\"police\"", "\"works\"", StringComparison.Ordinal), $$"""
            { "module": "works", "figures": [ {{string.Join(',', declared)}} ],
              "targets": [ { "id": "t", "name": "t", "measuredIn": "1", "responsible": "works", {{target}} } ] }
            """);
        Assert.Empty(reading.Problems.Select(problem => problem.ToString(Texts.English)));
        return reading.Plan!;
    }
}
