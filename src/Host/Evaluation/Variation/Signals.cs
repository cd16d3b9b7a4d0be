using ActionPlan.Rules.Signals;
using Microsoft.Extensions.Caching.Memory;

namespace ActionPlan.Host.Evaluation.Variation;

/// <summary>
/// Which targets of a quarter are signals and which the usual coming and going, from what the runs in force read. Runs do not change, so what was
/// worked out of them is kept; who may not see the area is told nothing.
/// </summary>
internal sealed class Signals(AppDb db, KeptSignals kept)
{
    /// <summary>What is said of one target, from the verdicts in force that a page has read already.</summary>
    public static TargetSignal Of(Target target, Period quarter, IEnumerable<(Period Quarter, VerdictRow Verdict)> course)
    {
        var known = course.Where(one => one.Quarter <= quarter).ToList();
        var verdict = known.Find(one => one.Quarter == quarter).Verdict;
        return TargetSignal.Of(target, quarter, known.Select(one => Read(one.Quarter, one.Verdict.ReadEvidence())), verdict?.Threshold, verdict?.ThresholdTo);
    }

    /// <summary>What is said of each of a plan's targets, by its key.</summary>
    /// <param name="plan">The version that the run was judged by.</param>
    /// <param name="run">The run of the quarter.</param>
    public async Task<IReadOnlyDictionary<string, TargetSignal>> Of(
        Plan plan, RunHistory runs, RunRow run, Area area, CancellationToken cancellation = default)
    {
        if (!db.Reach.Sees(area))
        {
            return new Dictionary<string, TargetSignal>(StringComparer.Ordinal);
        }

        var quarters = runs.InForce.Where(one => one.Period <= run.Period).ToDictionary(one => one.Id, one => one.Period);
        var key = (plan.Id, plan.Version, area.Id, string.Join(',', quarters.Keys));
        if (kept.TryGetValue(key, out IReadOnlyDictionary<string, TargetSignal>? known))
        {
            return known!;
        }

        var found = await Load(plan, quarters, run, area, cancellation);
        return kept.Set(key, found, new MemoryCacheEntryOptions { Size = 1 });
    }

    private async Task<IReadOnlyDictionary<string, TargetSignal>> Load(
        Plan plan, Dictionary<long, Period> quarters, RunRow run, Area area, CancellationToken cancellation)
    {
        string[] targets = [.. plan.Targets.Where(target => TargetSignal.Why(target) is null).Select(target => target.Key)];
        long[] ids = [.. quarters.Keys];
        var rows = await db.Verdicts.AsNoTracking()
            .Where(row => ids.Contains(row.RunId) && row.Area == area.Id && targets.Contains(row.Target))
            .Select(row => new { row.RunId, row.Target, row.Threshold, row.ThresholdTo, row.Evidence }).ToListAsync(cancellation);
        var byTarget = rows.ToLookup(row => row.Target, StringComparer.Ordinal);
        return plan.Targets.ToDictionary(target => target.Key, target =>
        {
            var verdict = byTarget[target.Key].FirstOrDefault(row => row.RunId == run.Id);
            return TargetSignal.Of(
                target, run.Period, byTarget[target.Key].Select(row => Read(quarters[row.RunId], VerdictJson.ReadEvidence(row.Evidence))), verdict?.Threshold,
                verdict?.ThresholdTo);
        }, StringComparer.Ordinal);
    }

    private static QuarterRead Read(Period quarter, IReadOnlyList<StoredReading> evidence) =>
        new(quarter,
            [.. evidence.Where(reading => reading.Area is null).Select(reading => new ViewRead(reading.Figure, reading.View, reading.Year, reading.Value))]);
}

/// <summary>What was worked out last, for all readers.</summary>
internal sealed class KeptSignals() : MemoryCache(new MemoryCacheOptions { SizeLimit = 64 });
