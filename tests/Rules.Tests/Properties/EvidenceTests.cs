using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Shipped;

namespace ActionPlan.Rules.Tests.Properties;

public sealed class EvidenceTests
{
    private static readonly string[] Quarters = ["2020-Q3", "2020-Q4", "2021-Q2", "2022-Q4", "2024-Q3", "2025-Q4"];

    [Fact]
    public void Judging_again_from_the_evidence_alone_gives_the_same_verdict()
    {
        var plan = WithNeighbourhoods();
        var root = plan.Areas.Roots[0];
        for (var seed = 0u; seed < 2; seed++)
        {
            var entries = RandomFigures.For(plan, seed, percentMissing: seed * 6);
            foreach (var quarter in Quarters.Select(Period.Parse))
            {
                foreach (var verdict in plan.Judge(root, entries, quarter, below: true).Verdicts)
                {
                    var evidence = verdict.Evidence.SelectMany(reading => reading.From).Distinct();
                    var again = plan.Judge(verdict.Area, evidence, quarter, below: false).Verdicts.Single(other => other.Target == verdict.Target);
                    Assert.Equal(Said(verdict), Said(again));
                }
            }
        }
    }

    [Fact]
    public void The_order_of_the_figures_does_not_matter()
    {
        var plan = WithNeighbourhoods();
        var entries = RandomFigures.For(plan, 11);
        var shuffled = entries.OrderBy(entry => (entry.Version * 7919) % 104_729).ToList();
        Assert.NotEqual(entries, shuffled);
        foreach (var quarter in Quarters.Select(Period.Parse))
        {
            Assert.Equal(Judge(plan, entries, quarter), Judge(plan, shuffled, quarter));
        }
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    public void The_machines_culture_does_not_matter(string culture)
    {
        var entries = RandomFigures.For(ShippedPlan.Plan, 5);
        var expected = Quarters.SelectMany(quarter => Judge(ShippedPlan.Plan, entries, Period.Parse(quarter))).ToList();
        var (own, ownUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            var plan = PlanReader.Read(ShippedPlan.Source()).Plan!;
            Assert.Equal(expected, Quarters.SelectMany(quarter => Judge(plan, entries, Period.Parse(quarter))));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (own, ownUi);
        }
    }

    [Fact]
    public void A_later_figure_changes_no_earlier_quarter()
    {
        var plan = ShippedPlan.Plan;
        var entries = RandomFigures.For(plan, 3);
        foreach (var quarter in Quarters.Select(Period.Parse))
        {
            // A year's entry may come before the year is over: a quota, or a year entered early.
            var known = entries.Where(entry => entry.Period.LastQuarter <= quarter || entry.Period.Year == quarter.Year).ToList();
            Assert.Equal(Judge(plan, known, quarter), Judge(plan, entries, quarter));
        }
    }

    [Fact]
    public void Many_threads_judge_as_one_does()
    {
        var plan = PlanReader.Read(ShippedPlan.Source()).Plan!;
        var entries = RandomFigures.For(plan, 8);
        var expected = Quarters.Select(quarter => Judge(plan, entries, Period.Parse(quarter))).ToList();
        var fresh = PlanReader.Read(ShippedPlan.Source()).Plan!;
        Parallel.For(0, 32, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, index =>
            Assert.Equal(expected[index % Quarters.Length], Judge(fresh, entries, Period.Parse(Quarters[index % Quarters.Length]))));
    }

    private static List<string> Judge(Plan plan, IEnumerable<FigureValue> entries, Period quarter) =>
        [.. plan.Judge(plan.Areas.Roots[0], entries, quarter, below: true).Verdicts.Select(Said)];

    private static string Said(Verdict verdict) => string.Create(
        CultureInfo.InvariantCulture,
        $"{verdict.Target.Key} {verdict.Area.Id} {verdict.Period}: {verdict.Status}, {verdict.Value}, {verdict.Threshold}, {verdict.Path}, {verdict.Final}");

    /// <summary>The ward's plan with neighbourhoods, of which the plan itself names none.</summary>
    private static Plan WithNeighbourhoods()
    {
        var source = ShippedPlan.Source();
        var plan = JsonNode.Parse(source.Files.Single(file => file.Name == PlanSource.PlanFileName).Bytes.Span,
            documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        plan["areas"]![0]!["children"] = new JsonArray(
            new JsonObject { ["id"] = "kp-1", ["name"] = "Khu phố 1", ["kind"] = "neighbourhood" },
            new JsonObject { ["id"] = "kp-2", ["name"] = "Khu phố 2", ["kind"] = "neighbourhood", ["to"] = "2024-04-30" },
            new JsonObject { ["id"] = "kp-3", ["name"] = "Khu phố 3", ["kind"] = "neighbourhood", ["from"] = "2021-08-15" });
        var files = source.Files.Where(file => file.Name != PlanSource.PlanFileName)
            .Append(new PlanText(PlanSource.PlanFileName, Encoding.UTF8.GetBytes(plan.ToJsonString())));
        var reading = PlanReader.Read(new PlanSource("", files));
        Assert.Empty(reading.Problems);
        return reading.Plan!;
    }
}
