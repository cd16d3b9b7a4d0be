using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Cases;
using CsCheck;

namespace ActionPlan.Rules.Tests.Properties;

public sealed class WorstOfTests
{
    private static readonly string[] FromWorst = ["missed", "atRisk", "notDue", "onTrack", "met"];
    private static readonly Dictionary<string, string[]> Ratios = new()
    {
        ["perPeriod"] = ["flow.Period / other.Latest", "level.Latest / other.Latest", "level.Latest"],
        ["yearTotal"] = ["flow.YearToDate", "flow.YearToDate * 2 / other.Latest", "flow.YearToDate - 3"],
        ["yearLevel"] = ["level.Latest", "flow.YearToDate / other.Latest", "level.Latest / other.Latest"],
        ["termTotal"] = ["flow.TermToDate", "flow.TermToDate * 2 / other.Latest", "flow.TermToDate * 3"],
        ["termLevel"] = ["level.Latest", "level.Latest / other.Latest", "flow.TermToDate / 3"],
    };

    private static Gen<(string Kind, string Is, int Of, string Every)> Targets =>
        from kind in Choose.From<string>([.. Ratios.Keys])
        from comparison in Choose.From("atLeast", "above", "atMost", "below", "equals")
        from of in Gen.Int[0, 30]
        from every in Choose.From("quarter", "quarter", "year")
        select (kind, comparison, of, every);

    [Fact]
    public void The_worst_of_several_is_that_of_its_worst_part_alone_and_never_better()
    {
        var seen = new HashSet<Status>();
        Seeded.Sample(
            Gen.Select(Targets, RandomTarget.Series(0, 8), RandomTarget.Series(0, 30), RandomTarget.Series(0, 3)),
            60,
            sample =>
            {
                var ((kind, comparison, of, every), flow, level, other) = sample;
                var threshold = new JsonObject { ["is"] = comparison, ["of"] = of };
                var parts = Ratios[kind];
                var together = Plan(kind, every, threshold, null,
                    new JsonObject(parts.Select((part, index) => KeyValuePair.Create(Name(index), (JsonNode?)part))));
                var alone = parts.Select(part => Plan(kind, every, threshold, part, null)).ToList();
                List<FigureValue> entries =
                [
                    .. RandomTarget.Entries("flow", CasePlan.Root, flow), .. RandomTarget.Entries("level", CasePlan.Root, level),
                    .. RandomTarget.Entries("other", CasePlan.Root, other),
                ];
                foreach (var quarter in together.Quarters())
                {
                    var verdict = Judge(together, entries, quarter);
                    var each = alone.Select(plan => Judge(plan, entries, quarter)).ToList();
                    Assert.Equal((quarter, Expected(each)), (quarter, verdict.Status));
                    if (verdict.Worst is { } worst)
                    {
                        var part = each[int.Parse(worst[1..], CultureInfo.InvariantCulture)];
                        Assert.Equal((part.Status, part.Value, part.Threshold, part.Path), (verdict.Status, verdict.Value, verdict.Threshold, verdict.Path));
                        Assert.All(each.Where(one => one.Status == Status.NotApplicable),
                            one => Assert.Contains(verdict.Remarks, remark => remark.Key == "leftOut" && remark.Values[0] == $"t:{Name(each.IndexOf(one))}"));
                    }

                    if (verdict.Status == Status.NoData)
                    {
                        Assert.Equal(
                            each.Select((one, index) => (one, index)).Where(pair => pair.one.Status == Status.Missed).Select(pair => $"t:{Name(pair.index)}"),
                            verdict.Remarks.Where(remark => remark.Key == "alreadyMissed").Select(remark => remark.Values[0]));
                    }

                    var again = Judge(together, verdict.Evidence.SelectMany(reading => reading.From).Distinct(), quarter);
                    Assert.Equal((verdict.Status, verdict.Value, verdict.Path, verdict.Worst), (again.Status, again.Value, again.Path, again.Worst));
                    seen.Add(verdict.Status);
                }
            },
            sample => $"{sample.Item1} flow {string.Join(',', sample.Item2)} level {string.Join(',', sample.Item3)} other {string.Join(',', sample.Item4)}");
        Assert.Superset(new HashSet<Status> { Status.Missed, Status.AtRisk, Status.NoData, Status.OnTrack, Status.Met, Status.NotDue }, seen);
    }

    private static string Name(int index) => FormattableString.Invariant($"p{index}");

    private static Status Expected(IReadOnlyList<Verdict> each)
    {
        var judged = each.Where(part => part.Status != Status.NotApplicable).ToList();
        return each.Any(part => part.Status == Status.NoData) ? Status.NoData
            : judged.Count == 0 ? Status.NotApplicable
            : judged.MinBy(part => Array.IndexOf(FromWorst, JsonNamingPolicy.CamelCase.ConvertName(part.Status.ToString())))!.Status;
    }

    private static Verdict Judge(Plan plan, IEnumerable<FigureValue> entries, Period quarter) =>
        Assert.Single(plan.Judge(plan.Areas.Roots[0], entries, quarter, below: false).Verdicts);

    private static Plan Plan(string kind, string every, JsonObject threshold, string? value, JsonObject? worstOf) => CasePlan.Read(RandomTarget.File, new Case
    {
        Name = "made up",
        Kind = kind,
        Every = every,
        Value = value,
        WorstOf = worstOf,
        Threshold = threshold,
        Given = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>(),
    });
}
