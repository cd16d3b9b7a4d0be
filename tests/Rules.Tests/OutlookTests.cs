using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Tests;

/// <summary>What the quarters left must bring, or may.</summary>
public sealed class OutlookTests
{
    [Theory]
    [InlineData("atLeast", 10, 3, "Còn 3 vụ mỗi quý trong 3 quý còn lại.")]
    [InlineData("atLeast", 10, 8, "Còn 2 vụ trong 3 quý còn lại.")]
    [InlineData("above", 10, 8, "Còn 3 vụ trong 3 quý còn lại.")]
    [InlineData("atMost", 10, 8, "Trong 3 quý còn lại chỉ được thêm tối đa 2 vụ cộng lại.")]
    [InlineData("below", 10, 8, "Trong 3 quý còn lại chỉ được thêm tối đa 1 vụ cộng lại.")]
    [InlineData("atMost", 10, 4, "Trong 3 quý còn lại chỉ được thêm tối đa 2 vụ mỗi quý.")]
    public void Of_whole_things_that_are_fewer_than_the_quarters_left_it_is_told_how_many_there_are_together(
        string comparison, int threshold, int value, string sentence)
    {
        var target = $$"""
            "targets": [ { "id": "tried", "name": "Thử", "measuredIn": "vụ", "whole": true, "responsible": "police", "kind": "yearTotal", "every": "quarter",
              "value": "cases.YearToDate", "threshold": { "is": "{{comparison}}", "of": {{threshold}} } },
            """;
        var plan = Texts.Read(Texts.Plan, Texts.Rules.Replace("\"targets\": [", target, StringComparison.Ordinal)).Plan!;
        var quarter = Period.Parse("2024-Q1");

        var verdict = plan.Judge(plan.Areas.Roots[0], [new("cases", "phuong-12", quarter, value)], quarter, below: false).Verdicts
            .Single(one => one.Target.Key == "security.tried");

        Assert.Contains(sentence, verdict.Remarks.Select(remark => remark.Text(Texts.Vietnamese)));
    }
}
