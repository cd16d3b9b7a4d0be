using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

internal sealed class VerdictQueries(AppDb db)
{
    /// <summary>What a run says of all targets in one area.</summary>
    public Task<List<VerdictRow>> VerdictsIn(RunRow run, Area area, CancellationToken cancellation = default) =>
        db.Verdicts.AsNoTracking().Where(row => row.RunId == run.Id && row.Area == area.Id).ToListAsync(cancellation);

    /// <summary>The same without values and evidence, by target.</summary>
    public Task<Dictionary<string, Status>> StatusesIn(RunRow run, Area area, CancellationToken cancellation = default) =>
        db.Verdicts.AsNoTracking()
        .Where(row => row.RunId == run.Id && row.Area == area.Id)
        .ToDictionaryAsync(row => row.Target, row => row.Status, StringComparer.Ordinal, cancellation);

    /// <summary>How many verdicts of a run could not be computed.</summary>
    public Task<int> FailuresIn(RunRow run, CancellationToken cancellation = default) =>
        db.Failures.AsNoTracking().CountAsync(row => row.RunId == run.Id, cancellation);

    /// <summary>How many completed runs were judged by each version.</summary>
    public Task<Dictionary<string, int>> RunsByVersion(CancellationToken cancellation = default) => db.Runs
        .Where(run => run.CompletedAt != null)
        .GroupBy(run => run.PlanVersion)
        .Select(group => new { group.Key, Count = group.Count() })
        .ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, cancellation);
}
