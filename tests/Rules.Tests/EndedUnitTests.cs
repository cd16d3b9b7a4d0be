using System.Globalization;

namespace ActionPlan.Rules.Tests;

public sealed class EndedUnitTests
{
    private const string Front = """{ "id": "front", "name": "Mặt trận", "to": "2022-12-31" },""";

    [Fact]
    public void A_unit_without_tasks_may_end_within_the_term_and_stays_known()
    {
        var plan = Texts.Read(With(Front), Texts.Rules).Plan;

        Assert.NotNull(plan);
        Assert.True(plan.Units["front"].IsActiveOn(Day("2022-12-31")));
        Assert.False(plan.Units["front"].IsActiveOn(Day("2023-01-01")));
    }

    [Theory]
    [InlineData("\"with\": [\"front\"], \"responsible\": \"police\"")]
    [InlineData("\"responsible\": \"front\"")]
    public void A_unit_that_answers_for_a_target_may_not_end_within_the_term(string named)
    {
        var rules = Texts.Rules.Replace("\"responsible\": \"police\"", named, StringComparison.Ordinal);

        var problem = Assert.Single(Texts.Read(With(Front), rules).Problems);

        Assert.Equal("unitStillAnswers", problem.Key);
        Assert.Contains("14a Phạm pháp hình sự", problem.Message(Texts.Vietnamese), StringComparison.Ordinal);
        Assert.NotNull(Texts.Read(With(Front.Replace("2022-12-31", "2025-12-31", StringComparison.Ordinal)), rules).Plan);
    }

    [Fact]
    public void A_unit_that_reports_a_figure_may_not_end_within_the_term()
    {
        var rules = Texts.Rules.Replace("\"type\": \"quota\"", "\"type\": \"quota\", \"reportedBy\": \"front\"", StringComparison.Ordinal);

        Assert.Equal("unitStillAnswers", Assert.Single(Texts.Read(With(Front), rules).Problems).Key);
    }

    private static string With(string unit) => Texts.Plan.Replace("\"units\": [", "\"units\": [ " + unit, StringComparison.Ordinal);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
