using System.Globalization;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests;

/// <summary>What is said wrongly of areas and of counted targets, and what is said rightly, in sentences.</summary>
public sealed class OverAreasTests
{
    private static readonly Period Quarter = Period.Parse("2024-Q1");

    [Theory]
    [InlineData("\"worstOf\": { \"a\": \"cases.Period\" }, \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"worst\" }", "perPeriod",
        "overAreasWorstOf")]
    [InlineData("\"counts\": { \"targets\": [\"*\"], \"statuses\": [\"met\"] }, \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"worst\" }",
        "perPeriod", "overAreasCounts")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"worst\", \"each\": { \"is\": \"atLeast\", \"of\": 1 } }", "perPeriod", "eachOfWorst")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"number\" }", "perPeriod", "eachMissing")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"share\", \"each\": { \"is\": \"atLeast\", \"of\": { \"2022\": 1 } } }", "perPeriod", "eachSteps")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"share\", \"each\": { \"is\": \"between\", \"of\": 1 } }", "perPeriod", "betweenWithoutEnds")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"share\", \"each\": { \"is\": \"between\", \"of\": [ 5, 3 ] } }", "perPeriod", "endsBackwards")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"share\", \"each\": { \"is\": \"above\", \"of\": [ 3, 5 ] } }", "perPeriod", "endsOnlyForBetween")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"share\", \"each\": { \"is\": \"above\", \"of\": 3, \"tolerance\": 1 } }", "perPeriod", "toleranceOnlyForEquals")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"share\", \"each\": { \"is\": \"equals\", \"of\": 3, \"tolerance\": -1 } }", "perPeriod", "toleranceNegative")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"share\", \"each\": { \"is\": \"above\", \"of\": \"quotaa.ThisYear\" } }", "perPeriod", "expressionUnknownNameNear")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"share\", \"each\": { \"is\": \"above\", \"of\": \"yearly.YearToDate\" } }", "perPeriod", "quarterlyOverYearly")]
    [InlineData("\"value\": \"cases.YearToDate\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"number\", \"each\": { \"is\": \"atLeast\", \"of\": 1 } }", "yearTotal", "tallyKind")]
    [InlineData("\"value\": \"cases.TermToDate\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"number\", \"each\": { \"is\": \"atLeast\", \"of\": 1 } }", "termTotal", "tallyKind")]
    [InlineData("\"whole\": true, \"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"share\", \"each\": { \"is\": \"atLeast\", \"of\": 1 } }", "perPeriod", "wholeOfRatio")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"best\" }", "perPeriod", "notOneOfTaking")]
    [InlineData("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"number\", \"each\": { \"is\": \"atLeast\", \"of\": 1, \"stretch\": 2 } }", "perPeriod", "unknownKey")]
    [InlineData("\"value\": \"cases.Period\", \"counts\": { \"targets\": [\"*\"], \"statuses\": [\"met\"] }", "perPeriod", "valueTwice")]
    [InlineData("\"counts\": { \"targets\": [\"*\"], \"statuses\": [\"met\"] }", "yearTotal", "tallyKind")]
    [InlineData("\"counts\": { \"targets\": [], \"statuses\": [] }", "perPeriod", "countsEmpty,countsEmpty")]
    [InlineData("\"counts\": { \"targets\": [\"*\"], \"statuses\": [\"met\", \"notDue\"], \"as\": \"share\" }", "perPeriod", "countsShareOf")]
    [InlineData("\"counts\": { \"targets\": [\"*\"], \"statuses\": [\"đạt\"] }", "perPeriod", "notOneOfStatusNamed")]
    [InlineData("\"needsSource\": true, \"counts\": { \"targets\": [\"*\"], \"statuses\": [\"met\"] }", "perPeriod", "countsSource")]
    [InlineData("\"whole\": true, \"counts\": { \"targets\": [\"*\"], \"statuses\": [\"met\"], \"as\": \"share\" }", "perPeriod", "wholeOfRatio")]
    [InlineData("\"counts\": { \"targets\": [\"total\", \"Cả nhiệm kỳ\", \"security.totl\", \"sport.*\", \"securty.*\", \"security.tried\", \"nothing at all\"], \"statuses\": [\"met\"] }", "perPeriod", "targetNamed,targetNamed,unknownTargetNear,unknownModule,unknownModuleNear,countsCounting,unknownTarget")]
    public void A_wrong_use_is_named_with_what_would_be_right(string value, string kind, string keys)
    {
        var reading = Read(value, kind, threshold: "{ \"is\": \"atLeast\", \"of\": 2 }");

        Assert.Null(reading.Plan);
        Assert.All(reading.Problems, Texts.AssertSensible);
        Assert.Equal(keys, string.Join(',', reading.Problems.Select(problem => problem.Key)));
    }

    [Fact]
    public void The_worst_of_what_is_only_watched_is_refused()
    {
        var reading = Read("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"worst\" }", "monitored", threshold: null);

        Assert.Equal(["overAreasMonitored"], reading.Problems.Select(problem => problem.Key));
    }

    [Fact]
    public void A_plan_whose_targets_all_count_leaves_nothing_to_be_counted()
    {
        var rules = """
            { "module": "security", "targets": [ { "id": "tried", "name": "T", "measuredIn": "x", "responsible": "police", "kind": "perPeriod", "every": "quarter",
              "counts": { "targets": ["*"], "statuses": ["met"] }, "threshold": { "is": "atLeast", "of": 2 } } ] }
            """;

        Assert.Equal(["countsNothing"], Texts.Read(Texts.Plan, rules).Problems.Select(problem => problem.Key));
    }

    [Theory]
    [InlineData("ward", "overAreasNotOwed,overAreasUnknown")]
    [InlineData("neighborhood", "overAreasNotOwed,overAreasUnknownNear")]
    [InlineData("neighbourhood", "overAreasNotOwed")]
    public void A_kind_that_lies_below_nothing_and_a_figure_that_nobody_there_owes_are_warned_of(string kind, string keys)
    {
        var reading = Read($"\"value\": \"cases.Period\", \"overAreas\": {{ \"kind\": \"{kind}\", \"take\": \"worst\" }}", "perPeriod",
            "{ \"is\": \"atLeast\", \"of\": 2 }");

        Assert.NotNull(reading.Plan);
        Assert.All(reading.Warnings, Texts.AssertSensible);
        Assert.Equal(keys,
            string.Join(',', reading.Warnings.Where(warning => warning.Key.StartsWith("overAreas", StringComparison.Ordinal)).Select(warning => warning.Key)));
    }

    [Fact]
    public void Who_falls_short_is_told_in_sentences()
    {
        FigureValue[] entries = [new("cases", "kp-1", Quarter, 3), new("cases", "kp-2", Quarter, 0)];

        Assert.Equal(
            ["1 trong 2 khu phố đạt.", "Xấu nhất: Khu phố 2 (0 vụ).", "Chỉ đạt 0 vụ, yêu cầu ít nhất 1 vụ."],
            Said("\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"worst\" }", "{ \"is\": \"atLeast\", \"of\": 1 }",
                entries, Texts.Vietnamese));
        const string number =
            "\"value\": \"cases.Period\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"number\", \"each\": { \"is\": \"atLeast\", \"of\": 1 } }";
        Assert.Equal(
            ["1 trong 2 khu phố đạt ít nhất 1 vụ.", "Khu phố 2 chưa đạt: 0 vụ.", "Chỉ đạt 1 vụ, yêu cầu ít nhất 2 vụ."],
            Said(number, "{ \"is\": \"atLeast\", \"of\": 2 }", entries, Texts.Vietnamese));
        Assert.Equal(
            ["Areas (neighbourhood) that have at least 1 vụ: 1 of 2.", "Khu phố 2 has not: 0 vụ.", "Only 1 vụ; at least 2 vụ is needed."],
            Said(number, "{ \"is\": \"atLeast\", \"of\": 2 }", entries, Texts.English));
    }

    [Theory]
    [InlineData("number", ", \"each\": { \"is\": \"atLeast\", \"of\": 95 }", "{ \"is\": \"atLeast\", \"of\": 2 }", "Khu phố 1 chưa đạt: 94,999 vụ.")]
    [InlineData("number", ", \"each\": { \"is\": \"equals\", \"of\": 94, \"tolerance\": 0.998 }", "{ \"is\": \"atLeast\", \"of\": 2 }",
        "Khu phố 1 chưa đạt: 94,999 vụ.")]
    [InlineData("worst", "", "{ \"is\": \"atLeast\", \"of\": 95 }", "Khu phố 1 chưa đạt: 94,999 vụ.")]
    public void An_area_is_never_told_with_a_number_that_would_do(string take, string each, string threshold, string sentence)
    {
        FigureValue[] entries = [new("cases", "kp-1", Quarter, 94_999), new("cases", "kp-2", Quarter, 0)];

        Assert.Contains(sentence,
            Said($"\"value\": \"cases.Period * 0.001\", \"overAreas\": {{ \"kind\": \"neighbourhood\", \"take\": \"{take}\"{each} }}", threshold, entries,
                Texts.Vietnamese));
    }

    [Theory]
    [InlineData("\"value\": \"population.Latest\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"number\", \"each\": { \"is\": \"above\", \"of\": 2 } }", "người")]
    [InlineData("\"value\": \"cases.Period + population.Latest\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"share\", \"each\": { \"is\": \"above\", \"of\": 2 } }", "")]
    [InlineData("\"value\": \"population.Latest\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"worst\" }", "vụ")]
    [InlineData("\"value\": \"population.Latest\"", "vụ")]
    public void What_one_area_has_is_measured_in_what_is_counted_of_it(string value, string unit) =>
        Assert.Equal(unit, Read(value, "perPeriod", "{ \"is\": \"atLeast\", \"of\": 2 }").Plan!.TargetByKey["security.tried"].PartMeasuredIn);

    [Fact]
    public void What_is_measured_in_different_things_is_told_without_them() => Assert.Equal(
        ["2 trong 2 khu phố đạt trên 2."],
        Said(
            "\"value\": \"cases.Period + quota.ThisYear\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"number\", \"each\": { \"is\": \"above\", \"of\": 2 } }",
            "{ \"is\": \"atLeast\", \"of\": 2 }",
            [new("cases", "kp-1", Quarter, 3), new("cases", "kp-2", Quarter, 0), new("quota", "kp-1", Quarter.WholeYear, 3),
                new("quota", "kp-2", Quarter.WholeYear, 3)],
            Texts.Vietnamese));

    [Fact]
    public void Which_targets_fall_short_is_told_in_sentences()
    {
        FigureValue[] entries = [new("cases", "phuong-12", Quarter, 3), new("population", "phuong-12", Period.Parse("2023"), 100)];
        const string counts = "\"counts\": { \"targets\": [\"*\"], \"statuses\": [\"met\", \"onTrack\"] }";

        Assert.Equal(
            ["0 trong 2 chỉ tiêu có kết quả: Đạt hoặc Dự kiến đạt.", "14a. Phạm pháp hình sự: Không đạt.", "Không tính chỉ tiêu chưa có số liệu: Cả nhiệm kỳ.",
                "Chỉ đạt 0 vụ, yêu cầu ít nhất 2 vụ."],
            Said(counts, "{ \"is\": \"atLeast\", \"of\": 2 }", entries, Texts.Vietnamese));
        Assert.Equal(["Kết quả tùy thuộc chỉ tiêu chưa có số liệu: Cả nhiệm kỳ."],
            Said(counts, "{ \"is\": \"atLeast\", \"of\": 1 }", entries, Texts.Vietnamese));
    }

    [Fact]
    public void A_target_that_cannot_be_judged_is_not_passed_over_by_those_that_count()
    {
        var plan =
            Read("\"counts\": { \"targets\": [\"security.crimeRate\"], \"statuses\": [\"missed\"] }", "perPeriod", "{ \"is\": \"atMost\", \"of\": 0 }").Plan!;
        FigureValue[] entries = [new("cases", "phuong-12", Quarter, decimal.MaxValue), new("population", "phuong-12", Period.Parse("2023"), 0.1m)];

        var judgement = plan.Judge(plan.Areas.Roots[0], entries, Quarter, below: false);

        Assert.Equal(["security.crimeRate"], judgement.Failures.Select(failure => failure.Rule));
        var verdict = judgement.Verdicts.Single(one => one.Target.Key == "security.tried");
        Assert.Equal((Status.NoData, null), (verdict.Status, verdict.Value));
        Assert.Equal("Kết quả tùy thuộc chỉ tiêu không đánh giá được: 14a. Phạm pháp hình sự.", Assert.Single(verdict.Remarks).Text(Texts.Vietnamese));
    }

    [Fact]
    public void One_that_takes_over_areas_overflows_as_any_other_does()
    {
        var plan =
            Read(
                "\"value\": \"cases.Period * 10\", \"overAreas\": { \"kind\": \"neighbourhood\", \"take\": \"share\", \"each\": { \"is\": \"above\", \"of\": 2 } }", "perPeriod", "{ \"is\": \"atMost\", \"of\": 0 }").Plan!;

        var judgement = plan.Judge(
            plan.Areas.Roots[0], [new("cases", "kp-1", Quarter, decimal.MaxValue), new("cases", "kp-2", Quarter, 1)], Quarter, below: false);

        Assert.Contains("security.tried", judgement.Failures.Select(failure => failure.Rule));
        Assert.DoesNotContain(judgement.Verdicts, verdict => verdict.Target.Key == "security.tried");
    }

    [Fact]
    public void A_workflow_takes_what_is_counted_as_an_input()
    {
        var plan = Read("\"counts\": { \"targets\": [\"*\"], \"statuses\": [\"missed\"] }", "perPeriod", "{ \"is\": \"atMost\", \"of\": 0 }").Plan!;

        var workflow = JsonNode.Parse(WorkflowExport.ToJson(plan))!.AsArray().Single(one => (string?)one!["WorkflowName"] == "security.tried")!;

        Assert.Empty(workflow["GlobalParams"]!.AsArray());
        Assert.StartsWith("value", (string?)workflow["Rules"]![0]!["Expression"], StringComparison.Ordinal);
    }

    private static List<string> Said(string value, string threshold, FigureValue[] entries, CultureInfo culture)
    {
        var plan = Read(value, "perPeriod", threshold).Plan!;
        return [.. plan.Judge(plan.Areas.Roots[0], entries, Quarter, below: false).Verdicts.Single(verdict => verdict.Target.Key == "security.tried").Remarks
            .Select(remark => remark.Text(culture))];
    }

    private static PlanReading Read(string value, string kind, string? threshold)
    {
        var target = $$"""
            "targets": [
              { "id": "tried", "name": "Thử", "measuredIn": "vụ", "responsible": "police", "kind": "{{kind}}", "every": "quarter", {{value}}{{(threshold is null ? "" : ", \"threshold\": " + threshold)}} },
            """;
        return Texts.Read(Texts.Plan, Texts.Rules.Replace("\"targets\": [", target, StringComparison.Ordinal));
    }
}
