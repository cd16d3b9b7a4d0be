using System.Collections.Concurrent;

namespace ActionPlan.Host.Evaluation.Roots;

/// <summary>How a run's verdicts came out in each root area, and how many rules failed there.</summary>
internal sealed record CountedRun(IReadOnlyDictionary<string, StatusCounts> Counts, IReadOnlyDictionary<string, int> Failures);

/// <summary>
/// Counted once for all who look: a completed run stays as it is, and a country's has a hundred and forty thousand verdicts. Who sees which root areas
/// is asked by whoever shows them.
/// </summary>
internal sealed class CountedRuns
{
    private const int Most = 8;

    private readonly ConcurrentDictionary<long, CountedRun> runs = new();

    /// <param name="plan">The version that judged it.</param>
    public async Task<CountedRun> Of(AppDb db, Plan plan, RunRow run, CancellationToken cancellation)
    {
        if (!runs.TryGetValue(run.Id, out var counted))
        {
            counted = await Count(db, plan, run, cancellation);
            if (runs.Count >= Most)
            {
                _ = runs.TryRemove(runs.Keys.Min(), out _);
            }

            runs[run.Id] = counted;
        }

        return counted;
    }

    private static async Task<CountedRun> Count(AppDb db, Plan plan, RunRow run, CancellationToken cancellation)
    {
        var rows = await db.Verdicts.IgnoreQueryFilters().AsNoTracking().Where(row => row.RunId == run.Id).In([.. plan.Areas.Roots.Select(root => root.Id)])
            .GroupBy(row => new { row.Area, row.Status }).Select(group => new { group.Key.Area, group.Key.Status, Count = group.Count() })
            .ToListAsync(cancellation);
        var counts = new Dictionary<string, StatusCounts>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            (counts.TryGetValue(row.Area, out var known) ? known : counts[row.Area] = new StatusCounts()).Add(row.Status, row.Count);
        }

        var failures = await db.Failures.IgnoreQueryFilters().AsNoTracking().Where(row => row.RunId == run.Id).GroupBy(row => row.Area)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, StringComparer.Ordinal, cancellation);
        return new CountedRun(counts, failures);
    }
}
