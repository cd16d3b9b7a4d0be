using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Cases;
using CsCheck;

namespace ActionPlan.Rules.Tests.Properties;

public sealed class SumTests
{
    private static readonly string[] Children = ["kp-1", "kp-2", "kp-3"];
    private static readonly string[] FigureIds = ["flow", "level", "other"];

    [Fact]
    public void What_the_children_enter_gives_the_parent_the_verdict_of_its_own_entries() => Seeded.Sample(
        Gen.Select(RandomTarget.Any(["atLeast", "above", "atMost", "below", "equals"]), RandomTarget.Series(0, 12).Array[9]),
        150,
        sample =>
        {
            var (target, series) = sample;
            var plan = CasePlan.Read(RandomTarget.File with { Areas = [Tree()] }, target);
            var below = new List<FigureValue>();
            var above = new List<FigureValue>();
            for (var figure = 0; figure < 3; figure++)
            {
                var ofChildren = series[(figure * 3)..(figure * 3 + 3)];
                below.AddRange(Children.SelectMany((child, index) => RandomTarget.Entries(FigureIds[figure], child, ofChildren[index])));
                int?[] sum = [.. Enumerable.Range(0, 15).Select(quarter => ofChildren[0][quarter] + ofChildren[1][quarter] + ofChildren[2][quarter])];
                above.AddRange(RandomTarget.Entries(FigureIds[figure], CasePlan.Root, sum));
            }

            foreach (var quarter in plan.Quarters())
            {
                Assert.Equal(Judge(plan, above, quarter), Judge(plan, below, quarter));
                Assert.Equal(Judge(plan, above, quarter), Judge(plan, [.. above, .. below], quarter));
                Assert.Empty(plan.Judge(plan.Areas.Roots[0], [.. above, .. below], quarter, below: false).Findings);
            }
        },
        sample => RandomTarget.Show(sample.Item1));

    private static (Status Status, decimal? Value, decimal? Threshold, decimal? Path, bool Final) Judge(
        Plan plan, IEnumerable<FigureValue> entries, Period quarter)
    {
        var verdict = Assert.Single(plan.Judge(plan.Areas.Roots[0], entries, quarter, below: false).Verdicts);
        return (verdict.Status, verdict.Value, verdict.Threshold, verdict.Path, verdict.Final);
    }

    private static JsonObject Tree() => new()
    {
        ["id"] = CasePlan.Root,
        ["name"] = "Phường 12",
        ["children"] = new JsonArray([.. Children.Select(child => new JsonObject { ["id"] = child, ["name"] = child })]),
    };
}
