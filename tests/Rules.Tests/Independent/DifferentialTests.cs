using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>The program's verdicts on made-up plans against those of an evaluator that was written from the words alone.</summary>
public sealed class DifferentialTests
{
    private const decimal Near = 1e-9m;

    [Fact]
    public void The_first_edition_is_judged_as_its_words_say() => Compare(isSecond: false, plans: 30);

    [Fact]
    public void The_second_edition_is_judged_as_its_words_say() => Compare(isSecond: true, plans: 60);

    private static void Compare(bool isSecond, uint plans)
    {
        var differences = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0u; seed < plans; seed++)
        {
            var made = new RandomPlan(seed, isSecond);
            var reading = PlanReader.Read(new PlanSource("", [Text("plan.json", made.Plan), Text("works.json", made.Rules)]));
            if (reading.Plan is not { } plan)
            {
                differences.Add(
                    $"{seed}: refused: {string.Join(" | ", reading.Problems.Select(problem => problem.ToString(Texts.English)))} {made.Rules["targets"]!.ToJsonString()}");
                continue;
            }

            var reckoner = new Reckoner(made.Plan.ToJsonString(), made.Rules.ToJsonString(), made.Entries, made.Settling);
            foreach (var quarter in plan.Quarters())
            {
                foreach (var root in plan.Areas.Roots)
                {
                    var judgement = plan.Judge(root, made.Entries, quarter, below: true);
                    foreach (var area in root.WithDescendants())
                    {
                        foreach (var target in plan.Targets)
                        {
                            var difference = Difference(reckoner, judgement, target, area, quarter, seen);
                            if (difference is not null)
                            {
                                differences.Add(
                                    $"{seed} {target.Key} {area.Id} {quarter}: {difference} -- {made.Rules["targets"]!.AsArray().Single(one => (string?)one!["id"] == target.Definition.Id)!.ToJsonString()}");
                            }
                        }
                    }
                }
            }
        }

        Assert.True(differences.Count == 0,
            string.Create(CultureInfo.InvariantCulture,
                $"{differences.Count} differences:\n{string.Join('\n', differences.DistinctBy(one => one.Split(" -- ")[^1]).Take(25))}"));
        Assert.True(seen.Count == Enum.GetValues<Status>().Length, string.Join(", ", seen));
    }

    private static string? Difference(Reckoner reckoner, Judgement judgement, Target target, Area area, Period quarter, HashSet<string> seen)
    {
        var verdict = judgement.Verdicts.SingleOrDefault(one => one.Target == target && one.Area.Id == area.Id);
        var failed = judgement.Failures.Any(one => one.Rule == target.Key && one.Area == area.Id);
        Said? expected;
        try
        {
            expected = reckoner.Say(target.Definition.Id, area.Id, Quarters.Last(quarter.ToString()));
        }
        catch (Exception exception) when (exception is CannotBeJudgedException or OverflowException)
        {
            return failed ? null : $"cannot be judged, but is {verdict?.Status}";
        }

        if (verdict is null || expected is null)
        {
            return verdict is null && expected is null && !failed
                ? null : $"{expected?.ToString() ?? "nothing"} is {(failed ? "a failure" : verdict?.Status.ToString() ?? "nothing")}";
        }

        seen.Add(expected.Status);
        if (!string.Equals(expected.Status, verdict.Status.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            return $"{expected} is {verdict.Status} {verdict.Value} {verdict.Threshold} {verdict.Path}";
        }

        // What is shown of the worst of several where nothing is known of one of them, or nothing is due, is not told.
        var isVague = expected.Status == "noData"
            || (expected.Status == "notDue" && (target.Definition.WorstOf is not null || target.Definition.OverAreas is not null));
        // Nor is what stands there of a threshold that each area would have of its own, where there is none.
        isVague |= expected.Status == "notApplicable" && target.Definition.OverAreas is { Take: Files.Taking.Worst };
        return isVague || (AreNear(expected.Value, verdict.Value) && AreNear(expected.Lower, verdict.Threshold) && AreNear(expected.Upper, verdict.ThresholdTo)
            && AreNear(expected.Path, verdict.Path))
            ? null
            : $"{expected} has {verdict.Value} {verdict.Threshold} {verdict.ThresholdTo} {verdict.Path}";
    }

    private static bool AreNear(decimal? one, decimal? other) => one is null ? other is null : other is not null && Math.Abs(one.Value - other.Value) <= Near;

    private static PlanText Text(string name, JsonObject json) => new(name, Encoding.UTF8.GetBytes(json.ToJsonString()));
}
