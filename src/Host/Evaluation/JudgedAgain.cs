using ActionPlan.Host.Figures;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

/// <summary>Judges the newest run of a plan once more, from the version and the entries that its verdicts name, and compares.</summary>
internal static class JudgedAgain
{
    // A country's run is looked at in part: what is damaged by a copy is not damaged for one area alone.
    private const int Most = 2_000;
    private const int Digits = 6;

    /// <returns>Each verdict that comes out otherwise; empty where none does or nothing was judged yet.</returns>
    public static async Task<IReadOnlyList<string>> Differences(AppDb db, PlanInForce plans, CancellationToken cancellation)
    {
        var id = plans.Current.Id;
        var run = await db.Runs.IgnoreQueryFilters().AsNoTracking().Where(row => row.PlanId == id && row.CompletedAt != null).OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(cancellation);
        if (run is null)
        {
            return [];
        }

        var plan = plans.Version(run.PlanVersion);
        var stored = await db.Verdicts.IgnoreQueryFilters().AsNoTracking().Where(row => row.RunId == run.Id).OrderBy(row => row.Area).ThenBy(row => row.Target)
            .Take(Most).ToListAsync(cancellation);
        var differences = new List<string>();
        foreach (var root in stored.GroupBy(row => plan.Areas.RootOf(plan.Areas.Find(row.Area)!)))
        {
            var seqs = root.SelectMany(row => row.ReadEvidence()).SelectMany(reading => reading.From ?? []).Distinct().ToList();
            var figures = (await FiguresRead.Behind(db, plan, seqs, cancellation)).Values
                .Select(row => row.ToValue() with { Plan = row.PlanId == plan.Id ? null : row.PlanId });
            var again = plan.Judge(root.Key, figures, run.Period, below: true).Verdicts.ToDictionary(verdict => (verdict.Target.Key, verdict.Area.Id));
            differences.AddRange(root.Where(row => !IsAlike(row, again.GetValueOrDefault((row.Target, row.Area)))).Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $"Run {run.Id} of {plan.Id}, {run.Period}: {row.Target} in {row.Area} was judged {row.Status}, and is not so when it is judged again from its evidence.")));
        }

        return differences;
    }

    private static bool IsAlike(VerdictRow stored, Verdict? again) =>
        again is not null && again.Status == stored.Status && Rounded(again.Value) == Rounded(stored.Value);

    private static decimal? Rounded(decimal? value) => value is { } known ? Math.Round(known, Digits) : null;
}
