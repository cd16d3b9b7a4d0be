using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests;

/// <summary>Which areas below the root areas raise alerts: all, those of some kinds, or none.</summary>
public sealed class AlertsBelowTests
{
    private const string Plan = """
        { "id": "p", "name": "P", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "units": [ { "id": "police", "name": "Công an" } ],
          "areas": [ { "id": "ward", "name": "Phường", "kind": "ward", "children": [
            { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood", "children": [ { "id": "to-1", "name": "Tổ 1", "kind": "group" } ] }, { "id": "other", "name": "Nơi khác" } ] } ] }
        """;

    [Theory]
    [InlineData("true", "kp-1 to-1 other")]
    [InlineData("false", "")]
    [InlineData(null, "")]
    [InlineData("[\"neighbourhood\"]", "kp-1")]
    [InlineData("[\"neighbourhood\", \"group\"]", "kp-1 to-1")]
    public void Areas_are_named_by_their_kind(string? written, string areas)
    {
        var reading = Read(written);

        Assert.DoesNotContain(reading.Problems.Concat(reading.Warnings), problem => problem.Key.StartsWith("alertsBelow", StringComparison.Ordinal));
        var alerting = reading.Plan!.Targets[0].Definition.AlertsBelow;
        Assert.Equal(areas, string.Join(' ', reading.Plan.Areas.All.Skip(1).Where(alerting.Names).Select(area => area.Id)));
    }

    [Theory]
    [InlineData("[\"neighborhood\"]", "alertsBelowUnknownNear")]
    [InlineData("[\"group\", \"street\"]", "alertsBelowUnknown")]
    [InlineData("[\"ward\"]", "alertsBelowUnknown")]
    public void A_kind_that_no_area_below_has_is_warned_of(string written, string key)
    {
        var warning = Assert.Single(Read(written).Warnings, warning => warning.Key.StartsWith("alertsBelow", StringComparison.Ordinal));

        Texts.AssertSensible(warning);
        Assert.Equal(key, warning.Key);
    }

    [Theory]
    [InlineData("\"neighbourhood\"", "alertsBelowExpected")]
    [InlineData("[]", "alertsBelowExpected")]
    [InlineData("{ \"kind\": \"neighbourhood\" }", "alertsBelowExpected")]
    [InlineData("\"có\"", "booleanExpectedNear")]
    [InlineData("[true]", "textExpected")]
    public void What_it_can_be_is_told_to_whoever_writes_something_else(string written, string key)
    {
        var reading = Read(written);

        Assert.Null(reading.Plan);
        Assert.Equal([key], reading.Problems.Select(problem => problem.Key));
        Assert.All(reading.Problems, Texts.AssertSensible);
    }

    private static PlanReading Read(string? written) => Texts.Read(Plan, $$"""
        { "module": "security", "figures": [ { "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter", "at": "neighbourhood" } ],
          "targets": [ { "id": "tried", "name": "T", "measuredIn": "vụ", "responsible": "police", "kind": "perPeriod", "every": "quarter", "value": "cases.Period",
            "threshold": { "is": "atMost", "of": 2 }{{(written is null ? "" : $", \"alertsBelow\": {written}")}} } ] }
        """);
}
