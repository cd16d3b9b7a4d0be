using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>
/// A made-up plan whose earlier figures were reported in the plan before it, by the same areas and figures under other ids, against the same plan
/// with all figures its own: no verdict differs, and nothing is missing in one that is not in the other.
/// </summary>
public sealed class ContinuedDifferentialTests
{
    private static readonly string[] NamesOfAreas = ["id", "mergedInto", "splitFrom"];

    [Theory]
    [InlineData(false, 20u)]
    [InlineData(true, 40u)]
    public void What_was_reported_in_the_plan_before_is_judged_as_if_it_were_the_plans_own(bool isSecond, uint plans)
    {
        var differences = new List<string>();
        var judged = 0;
        for (var seed = 1_000u; seed < 1_000u + plans; seed++)
        {
            var made = new RandomPlan(seed, isSecond);
            if (PlanReader.Read(Source(made.Plan, made.Rules)).Plan is not { } alone)
            {
                continue;
            }

            var dice = new Dice(seed + 7);
            var (earlier, later, rules) = Apart(made);
            var plan = PlanReader.Read(Source(later, rules), _ => PlanReader.Read(earlier).Plan);
            Assert.True(plan.Plan is not null, string.Join(" | ", plan.Problems.Select(problem => problem.ToString(Texts.English))));
            List<FigureValue> entries = [.. made.Entries.Select(entry => entry.Period.LastQuarter < alone.From && !dice.OneIn(8)
                ? entry with { Figure = "o_" + entry.Figure, Area = "o-" + entry.Area, Plan = "before" }
                : entry)];
            foreach (var quarter in alone.Quarters())
            {
                foreach (var root in alone.Areas.Roots)
                {
                    var expected = Said(alone.Judge(root, made.Entries, quarter, below: true));
                    var actual = Said(plan.Plan!.Judge(plan.Plan.Areas.Find(root.Id)!, entries, quarter, below: true));
                    judged += expected.Count;
                    differences.AddRange(expected.Zip(actual).Where(pair => pair.First != pair.Second)
                        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{seed} {quarter}: {pair.First} is {pair.Second}")));
                    Assert.Equal(expected.Count, actual.Count);
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20).Prepend($"{differences.Count} differences")));
        Assert.True(judged > 1_000);
    }

    /// <summary>The plan before, with other ids, and the later plan that says what they were.</summary>
    private static (PlanSource Earlier, JsonObject Later, JsonObject Rules) Apart(RandomPlan made)
    {
        var (later, rules) = (made.Plan.DeepClone().AsObject(), made.Rules.DeepClone().AsObject());
        var from = Period.Parse((string)later["term"]!["from"]!);
        later["continues"] = "before";
        var earlier = later.DeepClone().AsObject();
        earlier.Remove("continues");
        earlier["id"] = "before";
        earlier["term"] = new JsonObject { ["from"] = "2015-Q1", ["to"] = from.AddQuarters(-1).ToString() };
        foreach (var area in Areas(earlier["areas"]!.AsArray()))
        {
            foreach (var name in NamesOfAreas.Where(area.ContainsKey))
            {
                area[name] = "o-" + (string)area[name]!;
            }
        }

        foreach (var area in Areas(later["areas"]!.AsArray()))
        {
            area["was"] = "o-" + (string)area["id"]!;
        }

        var figures = rules["figures"]!.AsArray().Select(figure => figure!.DeepClone().AsObject()).ToArray();
        foreach (var figure in figures)
        {
            figure["id"] = "o_" + (string)figure["id"]!;
        }

        foreach (var figure in rules["figures"]!.AsArray())
        {
            figure!["was"] = "o_" + (string)figure["id"]!;
        }

        return (Source(earlier, new JsonObject { ["module"] = "works", ["figures"] = new JsonArray([.. figures]) }), later, rules);
    }

    private static IEnumerable<JsonObject> Areas(JsonArray areas) =>
        areas.Select(area => area!.AsObject()).SelectMany(area => Areas(area["children"] as JsonArray ?? []).Prepend(area));

    private static List<string> Said(Judgement judgement) => [.. judgement.Verdicts.Select(verdict => string.Create(
        CultureInfo.InvariantCulture,
        $"{verdict.Target.Key}@{verdict.Area.Id} {verdict.Status} {verdict.Value} {verdict.Threshold} {verdict.ThresholdTo} {verdict.Path} missing [{string.Join("; ", verdict.Evidence.SelectMany(view => view.Missing).Select(entry => $"{entry.Plan}{entry.Figure}@{entry.Area} {entry.Period} {entry.ExistsSince} {entry.SplitFrom}"))}]"))];

    private static PlanSource Source(JsonObject plan, JsonObject rules) => new("", [Text("plan.json", plan), Text("works.json", rules)]);

    private static PlanText Text(string name, JsonObject json) => new(name, Encoding.UTF8.GetBytes(json.ToJsonString()));
}
