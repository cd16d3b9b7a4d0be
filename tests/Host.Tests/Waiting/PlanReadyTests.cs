using System.Globalization;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Waiting;

/// <summary>What a plan still lacks before its next quarter can be judged.</summary>
public sealed class PlanReadyTests
{
    private const string Wells =
        """
        {
          "module": "environment",
          "figures": [ { "id": "wellsSealed", "name": "Giếng đã trám lấp", "measuredIn": "giếng", "type": "flow", "every": "quarter", "counted": true } ]
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_figure_that_is_counted_lacks_until_its_register_is_confirmed()
    {
        await using var ward = await Ward.Open();
        var before = await Figures(ward);
        await File.WriteAllTextAsync(Path.Combine(ward.Folder, "rules", "plan", "environment.json"), Wells, Cancellation);
        await ward.Get<Plans.PlanInForce>().Load(Cancellation);
        var after = await Figures(ward);

        Assert.Equal((ReadyState.Lacking, "0"), (after.State, after.Values[0]));
        Assert.Equal(int.Parse(before.Values[1], CultureInfo.InvariantCulture) + 1, int.Parse(after.Values[1], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_plan_whose_term_was_over_when_it_came_lacks_what_its_last_quarter_takes()
    {
        await using var ward = await Ward.Open("2026-11-30 08:00", WardPlan.Json.Replace(", \"inUseFrom\": \"2024-Q1\"", "", StringComparison.Ordinal));
        var ready = await Read(ward);

        Assert.Equal(Period.Parse("2025-Q4"), ready.Quarter);
        Assert.Equal(ReadyState.Done, ready.Lines.Single(line => line.Key == "Targets").State);
        Assert.Equal(ReadyState.Lacking, ready.Lines.Single(line => line.Key == "Figures").State);
        Assert.Equal(ReadyState.Lacking, ready.Lines.Single(line => line.Key == "Run").State);
    }

    private static async Task<ReadyLine> Figures(Ward ward) => (await Read(ward)).Lines.Single(line => line.Key == "Figures");

    private static async Task<PlanReadiness> Read(Ward ward)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlanReady>().Read(Cancellation);
    }
}
