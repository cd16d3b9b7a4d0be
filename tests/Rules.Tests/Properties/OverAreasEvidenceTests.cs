using System.Text;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Cases;
using CsCheck;

namespace ActionPlan.Rules.Tests.Properties;

/// <summary>Targets over areas and over targets, on made-up figures: judged again from their evidence, and against what each area gives alone.</summary>
public sealed class OverAreasEvidenceTests
{
    private const string Areas = """
        [ { "id": "phuong-12", "name": "Phường 12", "kind": "ward", "children": [
          { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood" },
          { "id": "kp-2", "name": "Khu phố 2", "kind": "neighbourhood", "to": "2021-11-20", "mergedInto": "kp-1" },
          { "id": "kp-3", "name": "Khu phố 3", "kind": "neighbourhood", "from": "2020-12-15" },
          { "id": "kp-4", "name": "Khu phố 4", "kind": "neighbourhood" } ] } ]
        """;

    private static readonly (string Kind, string Value)[] Values =
    [
        ("perPeriod", "flow.Period / other.Latest"), ("perPeriod", "flow.Period"), ("yearTotal", "flow.YearToDate"),
        ("yearLevel", "level.Latest / other.Latest"),
        ("termTotal", "flow.TermToDate"), ("termLevel", "level.Latest"), ("termLevel", "level.Latest / other.Latest"),
    ];

    [Fact]
    public void Whatever_is_taken_over_areas_and_targets_comes_out_again_from_the_evidence()
    {
        var seen = new HashSet<(string Target, Status Status)>();
        Seeded.Sample(
            Gen.Select(Gen.Int[0, 1_000], Gen.Int[0, Values.Length - 1], Gen.Int[0, 12], Choose.From("atLeast", "above", "atMost", "below", "equals"),
                Choose.From("quarter", "quarter", "year")),
            25,
            sample =>
            {
                var (seed, which, of, comparison, every) = sample;
                var plan = Read(Values[which], of, comparison, every);
                var entries = RandomFigures.For(plan, (uint)seed, percentMissing: (uint)(seed % 3), most: 12);
                foreach (var quarter in plan.Quarters().Where(quarter => (quarter.QuarterIndex + seed) % 2 == 0))
                {
                    foreach (var verdict in plan.Judge(plan.Areas.Roots[0], entries, quarter, below: true).Verdicts)
                    {
                        var again = plan.Judge(verdict.Area, verdict.Evidence.SelectMany(view => view.From).Distinct(), quarter, below: false).Verdicts
                            .Single(other => other.Target == verdict.Target);
                        Assert.Equal((verdict.Status, verdict.Value, verdict.Threshold, verdict.Path, verdict.Worst),
                            (again.Status, again.Value, again.Threshold, again.Path, again.Worst));
                        Assert.Equal(verdict.Parts, again.Parts);
                        Assert.All(verdict.Remarks, remark => Assert.NotEqual(remark.Key, remark.Text(Texts.Vietnamese)));
                        seen.Add((verdict.Target.Definition.Id, verdict.Status));
                    }
                }
            },
            sample => $"{sample}");
        Assert.True(seen.Count >= 18, string.Join(", ", seen));
    }

    [Fact]
    public void The_worst_of_areas_is_that_of_its_worst_area_judged_alone() => Seeded.Sample(
        Gen.Select(Gen.Int[0, 1_000], Gen.Int[0, Values.Length - 1], Gen.Int[0, 12], Choose.From("atLeast", "above", "atMost", "below", "equals"),
            Choose.From("quarter", "year")),
        25,
        sample =>
        {
            var (seed, which, of, comparison, every) = sample;
            var plan = Read(Values[which], of, comparison, every);
            var entries = RandomFigures.For(plan, (uint)seed, percentMissing: 0, most: 12);
            foreach (var quarter in plan.Quarters())
            {
                var verdicts = plan.Judge(plan.Areas.Roots[0], entries, quarter, below: true).Verdicts;
                var worst = verdicts.Single(one => one.Target.Definition.Id == "worst" && one.Area.Id == CasePlan.Root);
                if (worst.Worst is { } name)
                {
                    var alone = verdicts.Single(one => one.Target.Definition.Id == "alone" && one.Area.Name == name);
                    Assert.Equal((alone.Status, alone.Value, alone.Threshold, alone.Path, alone.Final),
                        (worst.Status, worst.Value, worst.Threshold, worst.Path, worst.Final));
                }

                var each = verdicts.Where(one => one.Target.Definition.Id == "alone" && one.Area.Id != CasePlan.Root)
                    .Select(one => new NamedValue(one.Area.Name, one.Value, one.Status));
                Assert.Equal(worst.Parts.OrderBy(part => part.Name, StringComparer.Ordinal), each.OrderBy(part => part.Name, StringComparer.Ordinal));
            }
        },
        sample => $"{sample}");

    private static Plan Read((string Kind, string Value) value, int of, string comparison, string every)
    {
        JsonObject Target(string id, string? taken, JsonObject? threshold, string kind, JsonObject? counts = null)
        {
            var target = new JsonObject
            {
                ["id"] = id, ["name"] = id, ["measuredIn"] = "1", ["responsible"] = "committee", ["kind"] = kind, ["every"] = every,
            };
            target[counts is null ? "value" : "counts"] = counts is null ? value.Value : counts;
            if (taken is not null)
            {
                target["overAreas"] = new JsonObject { ["kind"] = "neighbourhood", ["take"] = taken };
                if (taken != "worst")
                {
                    target["overAreas"]!["each"] = Threshold(comparison, of);
                }
            }

            if (threshold is not null)
            {
                target["threshold"] = threshold;
            }

            return target;
        }

        var level = value.Kind is "yearTotal" ? "yearLevel" : value.Kind is "termTotal" ? "termLevel" : value.Kind;
        var fits = value.Kind is not ("yearTotal" or "termTotal");
        var rules = new JsonObject
        {
            ["module"] = "works",
            ["figures"] = new JsonArray(Figure("flow", "flow"), Figure("level", "stock"), Figure("other", "stock")),
            ["targets"] = new JsonArray(
                Target("alone", null, Threshold(comparison, of), value.Kind),
                Target("worst", "worst", Threshold(comparison, of), value.Kind),
                Target("number", "number", Threshold("atLeast", 2), level),
                Target("share", "share", fits ? null : Threshold("atMost", 50), fits ? "monitored" : level),
                Target("counting", null, Threshold("atLeast", 2), level,
                    new JsonObject { ["targets"] = new JsonArray("*"), ["statuses"] = new JsonArray("met", "onTrack") }),
                Target("counted", null, Threshold("below", 60), "perPeriod",
                    new JsonObject { ["targets"] = new JsonArray("works.alone", "works.worst", "works.number"),
                        ["statuses"] = new JsonArray("missed", "atRisk"), ["as"] = "share" })),
        };
        var plan = new JsonObject
        {
            ["id"] = "case", ["name"] = "case", ["term"] = new JsonObject { ["from"] = "2020-Q3", ["to"] = "2022-Q4" },
            ["units"] = new JsonArray(new JsonObject { ["id"] = "committee", ["name"] = "UBND" }), ["areas"] = JsonNode.Parse(Areas),
        };
        var reading = PlanReader.Read(new PlanSource("", [Text("plan.json", plan), Text("works.json", rules)]));
        Assert.Empty(reading.Problems.Select(problem => problem.ToString(Texts.English)));
        return reading.Plan!;
    }

    private static JsonObject Threshold(string comparison, int of) => new() { ["is"] = comparison, ["of"] = of };

    private static JsonObject Figure(string id, string type) =>
        new() { ["id"] = id, ["name"] = id, ["measuredIn"] = "1", ["type"] = type, ["every"] = "quarter", ["at"] = "neighbourhood" };

    private static PlanText Text(string name, JsonObject json) => new(name, Encoding.UTF8.GetBytes(json.ToJsonString()));
}
