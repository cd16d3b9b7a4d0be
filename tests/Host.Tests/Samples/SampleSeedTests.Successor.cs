using System.Globalization;
using ActionPlan.Host.Evaluation;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Samples;

public sealed partial class SampleSeedTests
{
    [Fact]
    public async Task The_first_quarters_of_the_successor_are_judged_as_its_files_for_evaluate_say()
    {
        await using var db = sample.Open(Successor);
        var stored = await db.Verdicts.AsNoTracking().Where(row => row.Area == "phuong-moi")
            .Join(db.Runs, row => row.RunId, run => run.Id, (row, run) => new { run.Period, Verdict = row })
            .ToListAsync(TestContext.Current.CancellationToken);
        var plan = (await sample.Plans())[Successor];
        var figures = EvaluateFile(Successor).Concat(EvaluateFile(Ward).Select(figure => figure with { Plan = Ward })).ToList();
        foreach (var quarter in stored.GroupBy(row => row.Period, row => row.Verdict))
        {
            var judged = plan.Judge(plan.Areas.Roots[0], figures, quarter.Key, below: false).Verdicts;
            Assert.Equal(
                judged.Select(verdict => (verdict.Target.Key, verdict.Status, Rounded(verdict.Value))).OrderBy(one => one.Key, StringComparer.Ordinal),
                quarter.Select(verdict => (verdict.Target, verdict.Status, Rounded(verdict.Value))).OrderBy(one => one.Target, StringComparer.Ordinal));
        }

        Assert.Equal(2, stored.Select(row => row.Period).Distinct().Count());
        Assert.Superset(new HashSet<Status> { Status.Missed, Status.AtRisk, Status.NoData, Status.OnTrack, Status.Met, Status.NotDue, Status.Monitored },
            stored.Select(row => row.Verdict.Status).ToHashSet());
    }

    private static decimal? Rounded(decimal? value) => value is { } known ? Math.Round(known, 6) : null;

    private static IEnumerable<FigureValue> EvaluateFile(string plan) =>
        File.ReadLines(Path.Combine(Startup.Folders.Root, "samples", plan, "evaluate.csv")).Skip(1).Select(line => line.Split(','))
            .Select(cells => new FigureValue(
                cells[0], cells[1], Period.Parse(cells[2]), decimal.Parse(cells[3], CultureInfo.InvariantCulture), Source: cells[4]));
}
