using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Tests.Cases;
using CsCheck;

namespace ActionPlan.Rules.Tests.Properties;

/// <summary>Two careful people must get the same verdict.</summary>
public sealed class SecondReaderTests
{
    private static readonly string[] Kinds = ["perPeriod", "yearTotal", "yearLevel", "termTotal", "termLevel"];

    private static readonly SecondFormula Ratio = new("level.Latest / other.Latest", ["level.Latest", "other.Latest"], views => views[1] == 0 ? null : views[0] / views[1]);
    private static readonly SecondFormula LevelAlone = new("level.Latest", ["level.Latest"], views => views[0]);

    private static readonly Dictionary<string, SecondFormula[]> Formulas = new()
    {
        ["perPeriod"] = [LevelAlone, Ratio, new("flow.Period", ["flow.Period"], views => views[0])],
        ["yearTotal"] = Totals("flow.YearToDate"),
        ["yearLevel"] = [LevelAlone, Ratio, new("flow.YearToDate", ["flow.YearToDate"], views => views[0])],
        ["termTotal"] = Totals("flow.TermToDate"),
        ["termLevel"] = [LevelAlone, LevelAlone, Ratio, new("flow.TermToDate / 3", ["flow.TermToDate"], views => views[0] / 3)],
    };

    private static Gen<SecondTarget> Targets =>
        from kind in Choose.From(Kinds)
        from formula in Choose.From(Formulas[kind])
        from every in Choose.From("quarter", "quarter", "year")
        from comparison in Choose.From("atLeast", "above", "atMost", "below", "equals")
        from of in Gen.Int[0, 30]
        from hasSteps in Gen.Int[0, 3]
        from later in Gen.Int[0, 30]
        from deadline in Choose.From<string?>(null, "2021", "2021-Q2", "2022-Q3", "2020-Q4")
        from baseline in Gen.Select(Gen.Bool, Gen.Int[0, 30], (has, value) => has ? value : (decimal?)null)
        from point in Gen.Select(Gen.Bool, Gen.Int[0, 30], (has, value) => has ? value : (decimal?)null)
        let isForTerm = kind.StartsWith("term", StringComparison.Ordinal)
        select new SecondTarget(
            kind, every, formula, comparison, of,
            !isForTerm && hasSteps == 0 ? [(2021, of), (2022, later)] : null,
            isForTerm ? deadline : null, isForTerm ? baseline : null, isForTerm && deadline is null or "2022-Q3" && isForTerm ? point : null);

    [Fact]
    public void The_program_gives_the_verdicts_of_a_second_reading_of_the_design()
    {
        var seen = new HashSet<(string Kind, string Is, Status Status)>();
        Seeded.Sample(
            Gen.Select(Targets, RandomTarget.Series(0, 8), RandomTarget.Series(0, 30), RandomTarget.Series(0, 3)),
            400,
            sample =>
            {
                var (target, flow, level, other) = sample;
                var second = new SecondReader(target, flow, level, other);
                var plan = CasePlan.Read(RandomTarget.File, AsCase(target));
                List<FigureValue> entries =
                [
                    .. RandomTarget.Entries("flow", CasePlan.Root, flow), .. RandomTarget.Entries("level", CasePlan.Root, level), .. RandomTarget.Entries("other", CasePlan.Root, other),
                ];
                foreach (var quarter in plan.Quarters())
                {
                    var verdict = Assert.Single(plan.Judge(plan.Areas.Roots[0], entries, quarter, below: false).Verdicts);
                    var expected = second.Judge(quarter);
                    Assert.Equal((quarter, expected.Status), (quarter, verdict.Status));
                    AssertNear(expected.Value, verdict.Value, quarter);
                    AssertNear(expected.Threshold, verdict.Threshold, quarter);
                    AssertNear(expected.Path, verdict.Path, quarter);
                    seen.Add((target.Kind, target.Is, verdict.Status));
                }
            },
            sample => $"{AsCase(sample.Item1).Value} {sample.Item1} flow {string.Join(',', sample.Item2)} level {string.Join(',', sample.Item3)} other {string.Join(',', sample.Item4)}");
        Assert.True(seen.Count > 100, $"Only {seen.Count} combinations of kind, comparison and status occurred.");
    }

    private static SecondFormula[] Totals(string sum) =>
    [
        new(sum, [sum], views => views[0], CannotFall: true),
        new($"{sum} * 3 / 2", [sum], views => views[0] * 3 / 2, CannotFall: true),
        new($"{sum} / other.Latest", [sum, "other.Latest"], views => views[1] == 0 ? null : views[0] / views[1], CannotFall: true, DividesByLevel: true),
        new($"{sum} - level.Latest / 10", [sum, "level.Latest"], views => views[0] - views[1] / 10),
        new($"40 - {sum}", [sum], views => 40 - views[0]),
    ];

    private static void AssertNear(decimal? expected, decimal? actual, Period quarter)
    {
        Assert.Equal((quarter, expected is null), (quarter, actual is null));
        Assert.InRange((expected ?? 0) - (actual ?? 0), -1e-20m, 1e-20m);
    }

    private static Case AsCase(SecondTarget target)
    {
        var threshold = new JsonObject { ["is"] = target.Is, ["of"] = target.Steps is null ? target.Of : Steps(target.Steps) };
        Add(threshold, "by", target.By is null ? null : JsonValue.Create(target.By));
        Add(threshold, "baseline", target.Baseline is null ? null : JsonValue.Create(target.Baseline.Value));
        Add(threshold, "path", target.PointAtEndOf2021 is null ? null : new JsonObject { ["2021"] = target.PointAtEndOf2021 });
        return new Case
        {
            Name = "second reading",
            Kind = target.Kind,
            Every = target.Every,
            Value = target.Formula.Text,
            Threshold = threshold,
            Given = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>(),
        };
    }

    private static JsonObject Steps(IReadOnlyList<(int Year, decimal Of)> steps) =>
        new(steps.Select(step => KeyValuePair.Create(step.Year.ToString(CultureInfo.InvariantCulture), (JsonNode?)JsonValue.Create(step.Of))));

    private static void Add(JsonObject node, string key, JsonNode? value)
    {
        if (value is not null)
        {
            node[key] = value;
        }
    }
}
