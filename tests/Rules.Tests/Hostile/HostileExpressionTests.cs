using System.Text.Json;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Hostile;

/// <summary>Other people's expressions are refused with a message that says where, whatever they are.</summary>
public sealed class HostileExpressionTests
{
    private const string Good = "cases.YearToDate / population.Latest * 10000";
    private const string GoodThreshold = "\"is\": \"below\", \"of\": 5";
    private const string GoodCheck = "solved.YearToDate <= cases.YearToDate";

    public static IEnumerable<TheoryDataRow<string>> Written =>
        HostileExpressions.Written.Select(text => new TheoryDataRow<string>(text) { TestDisplayName = "Refused: " + JsonSerializer.Serialize(text) });

    public static IEnumerable<TheoryDataRow<string>> Made => HostileExpressions.Made.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Written))]
    public Task A_hostile_value_is_refused(string expression) => AssertRefused(Good, expression);

    [Theory]
    [MemberData(nameof(Made))]
    public Task An_endless_value_is_refused(string name) => AssertRefused(Good, HostileExpressions.Made[name]);

    [Theory]
    [MemberData(nameof(Made))]
    public Task An_endless_condition_is_refused(string name) => AssertRefused(GoodCheck, HostileExpressions.Made[name] + " <= 5");

    [Theory]
    [MemberData(nameof(Written))]
    public Task A_hostile_threshold_is_refused(string expression) => AssertRefusedAs(GoodThreshold, JsonSerializer.Serialize(expression));

    [Theory]
    [MemberData(nameof(Made))]
    public Task An_endless_end_of_a_range_is_refused(string name) =>
    AssertRefusedAs(GoodThreshold, $"[1, {JsonSerializer.Serialize(HostileExpressions.Made[name])}]");

    [Theory]
    [InlineData("cases.Period")]
    [InlineData("1")]
    [InlineData("value > 1")]
    [InlineData("threshold > 1")]
    [InlineData("cases.Period > 1; true")]
    [InlineData("System.Environment.Exit(1) == null")]
    [InlineData("cases.Period.ToString() == \"1\"")]
    [InlineData("cases.Period = 1")]
    [InlineData("cases.Period > 'a'")]
    [InlineData("(cases.Period > 1) > 1")]
    [InlineData("(cases.Period > 1) + 1 > 1")]
    [InlineData("cases.Period <=> 1")]
    [InlineData("$(cases.Period) > 1")]
    [InlineData("RuleName == RuleName")]
    [InlineData("input1.cases.Period > 1")]
    [InlineData("cases.Period in (1, 2, 3)")]
    [InlineData("cases.Period between 1 and 2")]
    [InlineData("If(cases.Period > 1, 1, 0)")]
    [InlineData("If(cases.Period > 1, true, false)")]
    [InlineData("Count(cases.Period > 1)")]
    [InlineData("Count(cases.Period > 1) and true")]
    [InlineData("Powers.Pow(cases.Period, 2) > 1")]
    [InlineData("year > 2020 and cases.Period > 1")]
    [InlineData("(cases.Period, 1) > 1")]
    [InlineData("")]
    public Task A_hostile_condition_is_refused(string expression) => AssertRefused(GoodCheck, expression);

    [Theory]
    [InlineData("$(cases.YearToDate) vụ")]
    [InlineData("$(System.Environment.MachineName)")]
    [InlineData("Số vụ $(input1)")]
    public async Task Placeholders_in_a_message_are_refused(string message)
    {
        var rules = Texts.Rules.Replace("Số vụ khám phá lớn hơn số vụ xảy ra.", message, StringComparison.Ordinal);
        var reading = await Texts.ReadGuarded(Texts.File(PlanSource.PlanFileName, Texts.Plan), Texts.File("security.json", rules));
        Assert.Null(reading.Plan);
        Assert.All(reading.Problems, Texts.AssertSensible);
    }

    private static Task AssertRefused(string good, string hostile) =>
        AssertRefusedAs(JsonSerializer.Serialize(good).Replace("\\u003C", "<", StringComparison.Ordinal), JsonSerializer.Serialize(hostile));

    private static async Task AssertRefusedAs(string good, string hostile)
    {
        var line = 1 + Texts.Rules[..Texts.Rules.IndexOf(good, StringComparison.Ordinal)].Count(character => character == '\n');
        var rules = Texts.Rules.Replace(good,
            good == GoodThreshold ? $"\"is\": \"{(hostile.StartsWith('[') ? "between" : "below")}\", \"of\": {hostile}" : hostile, StringComparison.Ordinal);
        Assert.NotEqual(Texts.Rules, rules);

        var reading = await Texts.ReadGuarded(Texts.File(PlanSource.PlanFileName, Texts.Plan), Texts.File("security.json", rules));

        Assert.Null(reading.Plan);
        Assert.NotEmpty(reading.Problems);
        Assert.All(reading.Problems, Texts.AssertSensible);
        Assert.All(reading.Problems, problem => Assert.Equal(("security.json", line), (problem.File, problem.Line)));
        var written = rules.Split('\n')[line - 1];
        Assert.All(reading.Problems, problem => Assert.InRange(problem.Column, 1, written.Length));
    }
}
