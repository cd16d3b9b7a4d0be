using System.Text.Json;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using RulesEngine.Models;

namespace ActionPlan.Rules.Tests.Shipped;

/// <summary>The shipped targets, judged by us and by plain RulesEngine from the exported JSON.</summary>
public sealed class ExportTests
{
    private static readonly string[] Numbers =
    [
        "1", "2a", "2b", "2c", "3a", "3b", "3c", "4a", "4b", "4c", "5", "6", "7", "8a", "8b", "8c", "9a", "9b", "9c", "10", "11", "12a", "12b",
        "13a", "13b", "14a", "14b", "15a", "15b", "15c", "16a", "16b", "17a", "17b", "18", "19a", "19b", "19c", "20", "21", "22", "23",
    ];

    [Fact]
    public void All_42_targets_are_there_in_the_order_of_their_numbers() =>
        Assert.Equal(Numbers, ShippedPlan.Plan.Targets.Select(target => target.Definition.Number));

    [Fact]
    public async Task Plain_RulesEngine_says_the_same_of_every_target()
    {
        var plan = ShippedPlan.Plan;
        var engine = new RulesEngine.RulesEngine(JsonSerializer.Deserialize<Workflow[]>(WorkflowExport.ToJson(plan))!);
        var compared = new HashSet<(string Target, Status Status)>();
        foreach (var seed in Enumerable.Range(0, 4))
        {
            var entries = RandomFigures.For(plan, (uint)seed, percentMissing: 1, most: seed % 2 == 0 ? 40u : 4u);
            foreach (var quarter in plan.Quarters())
            {
                foreach (var verdict in plan.Judge(plan.Areas.Roots[0], entries, quarter, below: false).Verdicts)
                {
                    if (verdict is { Threshold: not null, Value: not null, Status: not Status.NotDue } && await Says(engine, verdict))
                    {
                        compared.Add((verdict.Target.Key, verdict.Status));
                    }
                }
            }
        }

        Assert.Equal(
            plan.Targets.Where(target => target.Definition.Threshold is not null).Select(target => target.Key).Order(StringComparer.Ordinal),
            compared.Select(pair => pair.Target).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([Status.Missed, Status.AtRisk, Status.OnTrack, Status.Met], compared.Select(pair => pair.Status).Distinct().Order());
    }

    private static async Task<bool> Says(RulesEngine.RulesEngine engine, Verdict verdict)
    {
        var results = await engine.ExecuteAllRulesAsync(verdict.Target.Key, Inputs(verdict));
        Assert.All(results, result => Assert.True(string.IsNullOrEmpty(result.ExceptionMessage), $"{verdict.Target.Key}: {result.ExceptionMessage}"));
        var (met, onTrack) = (results[0].IsSuccess, results[1].IsSuccess);
        var said = verdict.Status switch
        {
            Status.Met => met,
            Status.Missed => !met,
            Status.OnTrack => onTrack,
            Status.AtRisk => !onTrack,
            _ => false,
        };
        Assert.True(
            said,
            $"{verdict.Target.Key} {verdict.Period}: {verdict.Status} at {verdict.Value}, threshold {verdict.Threshold}, path {verdict.Path}; RulesEngine says Met {met}, OnTrack {onTrack}.");
        return true;
    }

    private static RuleParameter[] Inputs(Verdict verdict) =>
    [
        .. verdict.Evidence.GroupBy(reading => reading.Figure).Select(figure => new RuleParameter(figure.Key, new FigureViews(figure))),
        new RuleParameter("threshold", verdict.Threshold!.Value),
        new RuleParameter("path", verdict.Path!.Value),
    ];
}

/// <summary>A figure's views as plain RulesEngine reads them.</summary>
public sealed class FigureViews
{
    internal FigureViews(IEnumerable<ViewReading> readings)
    {
        // A verdict's own readings come before those of the first value.
        foreach (var reading in readings.Reverse())
        {
            GetType().GetProperty($"{reading.View}{reading.Year}")!.SetValue(this, reading.Value ?? 0);
        }
    }

    public decimal Period { get; private set; }

    public decimal YearToDate { get; private set; }

    public decimal TermToDate { get; private set; }

    public decimal PreviousYear { get; private set; }

    public decimal Latest { get; private set; }

    public decimal PreviousYearEnd { get; private set; }

    public decimal ThisYear { get; private set; }

    public decimal SamePeriodLastYear { get; private set; }

    public decimal LastFourQuarters { get; private set; }

    public decimal Year2020 { get; private set; }
}
