using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Cases;
using CsCheck;

namespace ActionPlan.Rules.Tests.Properties;

public sealed class BetterFigureTests
{
    private static readonly Status[] FromWorstToBest = [Status.Missed, Status.AtRisk, Status.OnTrack, Status.Met];

    [Fact]
    public void A_higher_figure_never_gives_a_worse_verdict_against_a_floor() => AssertNeverWorse(["atLeast", "above"], 1);

    [Fact]
    public void A_lower_figure_never_gives_a_worse_verdict_against_a_ceiling() => AssertNeverWorse(["atMost", "below"], -1);

    private static void AssertNeverWorse(string[] comparisons, int direction) => Seeded.Sample(
        Gen.Select(
            RandomTarget.Any(comparisons),
            Gen.Select(RandomTarget.Series(0, 20), RandomTarget.Series(0, 40), RandomTarget.Series(1, 12)),
            Gen.Select(Gen.Int[0, 14], Gen.Int[1, 15])),
        250,
        sample =>
        {
            var (target, (flow, level, other), (index, by)) = sample;
            var plan = CasePlan.Read(RandomTarget.File, target);
            var before = Judge(plan, flow, level, other);
            var after = Judge(plan, Better(flow), Better(level), other);
            Assert.Equal(before.Count, after.Count);
            Assert.All(before.Zip(after), pair =>
            {
                Assert.Equal(FromWorstToBest.Contains(pair.First), FromWorstToBest.Contains(pair.Second));
                Assert.True(Array.IndexOf(FromWorstToBest, pair.Second) >= Array.IndexOf(FromWorstToBest, pair.First),
                    $"{string.Join(' ', before)} became {string.Join(' ', after)}");
            });

            int?[] Better(int?[] series) => [.. series.Select((number, place) => place == index ? number + (by * direction) : number)];
        },
        sample =>
            $"{RandomTarget.Show(sample.Item1)}; {string.Join(',', sample.Item2.Item1)}; {string.Join(',', sample.Item2.Item2)}; {string.Join(',', sample.Item2.Item3)}; {sample.Item3}");

    private static List<Status> Judge(Plan plan, int?[] flow, int?[] level, int?[] other)
    {
        FigureValue[] entries =
        [
            .. RandomTarget.Entries("flow", CasePlan.Root, flow),
            .. RandomTarget.Entries("level", CasePlan.Root, level),
            .. RandomTarget.Entries("other", CasePlan.Root, other),
        ];
        return [.. plan.Quarters().Select(quarter => Assert.Single(plan.Judge(plan.Areas.Roots[0], entries, quarter, below: false).Verdicts).Status)];
    }
}
