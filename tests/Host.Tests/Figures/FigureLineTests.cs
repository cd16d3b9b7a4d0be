using ActionPlan.Host.Due;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Tests.Alerts;

namespace ActionPlan.Host.Tests.Figures;

/// <summary>Figures of the third quarter are due on 4 October.</summary>
public sealed class FigureLineTests
{
    [Theory]
    [InlineData("2024-Q1", "2024-10-04", "Due")]
    [InlineData("2024-Q1", "2024-10-05", "Overdue")]
    [InlineData("2024-Q3", "2024-10-05", "Overdue")]
    [InlineData("2024-Q4", "2024-10-05", "NotAsked")]
    public async Task What_lacks_from_before_the_plan_was_in_use_is_not_overdue(string inUseFrom, string today, string state)
    {
        await using var ward = await Ward.Open(
            "2024-10-01 08:00", WardPlan.Json.Replace("\"inUseFrom\": \"2024-Q1\"", $"\"inUseFrom\": \"{inUseFrom}\"", StringComparison.Ordinal));

        var cases = FigureLine.Of(ward.Plan, Period.Parse("2025-Q4"), Period.Parse("2024-Q3"), new Dictionary<CellKey, long>())
            .Single(line => line.Figure.Id == "cases");

        Assert.Equal(state, cases.StateOn(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).ToString());
    }
}
