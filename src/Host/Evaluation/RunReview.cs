namespace ActionPlan.Host.Evaluation;

/// <summary>A run, and what it sees otherwise than the one before.</summary>
/// <param name="Plan">The version that it judged by.</param>
/// <param name="IsInForce">Whether no later run of its quarter took its place.</param>
/// <param name="Changes">What the earlier run saw otherwise, the gravest first.</param>
/// <param name="IsByOtherRules">Whether the earlier run judged by other rules.</param>
/// <param name="ByFigures">What then changed because of new figures, and not of the rules.</param>
/// <param name="Restated">The publication that had it judged anew.</param>
/// <param name="Failures">Rules that failed.</param>
/// <param name="Findings">What the data checks found odd.</param>
internal sealed record RunReview(
    RunRow Run, Plan Plan, bool IsInForce, IReadOnlyList<VerdictChange> Changes, bool IsByOtherRules, IReadOnlySet<(string Target, string Area)> ByFigures,
    PlanChangeRow? Restated,
    IReadOnlyList<FailureRow> Failures, IReadOnlyList<FindingRow> Findings);

internal sealed class RunReviews(AppDb db, PlanInForce plans)
{
    /// <param name="id">Which run.</param>
    /// <param name="most">So much of anything is shown.</param>
    /// <returns>Null where there is no such run, or it did not end.</returns>
    public async Task<RunReview?> Load(long id, int most, CancellationToken cancellation)
    {
        if (await db.Runs.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.CompletedAt != null, cancellation) is not { } run)
        {
            return null;
        }

        var earlier = await db.Runs.AsNoTracking().SingleOrDefaultAsync(one => one.Id == run.PreviousRunId, cancellation);
        var isByOtherRules = earlier is not null && !plans.JudgeAlike(earlier.PlanVersion, run.PlanVersion);
        VerdictChange[] changes = earlier is null ? [] : [.. (await RunChanges.Between(db, earlier.Id, id, cancellation)).OrderBy(change => change.After)];
        return new RunReview(
            run,
            plans.Named(run.PlanVersion),
            !await db.Runs.AnyAsync(one => one.PlanId == run.PlanId && one.Period == run.Period && one.CompletedAt != null && one.Id > run.Id, cancellation),
            changes,
            isByOtherRules,
            isByOtherRules ? await NewlyFed(earlier!.Id, id, [.. changes.Take(most)], cancellation) : new HashSet<(string, string)>(),
            run.Trigger == RunTrigger.Restatement
                ? plans.Publications.Standing.LastOrDefault(row => row.Sha256 == run.PlanVersion && row.At <= run.StartedAt && row.From <= run.Period) : null,
            await db.Failures.AsNoTracking().Where(row => row.RunId == id).OrderBy(row => row.Id).Take(most).ToListAsync(cancellation),
            await db.Findings.AsNoTracking().Where(row => row.RunId == id).OrderBy(row => row.Id).Take(most).ToListAsync(cancellation));
    }

    // Where both runs read the same entries, the version alone made the difference.
    private async Task<IReadOnlySet<(string, string)>> NewlyFed(long earlier, long later, IReadOnlyList<VerdictChange> among, CancellationToken cancellation)
    {
        string[] targets = [.. among.Select(change => change.Target).Distinct(StringComparer.Ordinal)];
        string[] areas = [.. among.Select(change => change.Area).Distinct(StringComparer.Ordinal)];
        var read = await db.Verdicts.AsNoTracking()
            .Where(row => (row.RunId == earlier || row.RunId == later) && targets.Contains(row.Target) && areas.Contains(row.Area)).OrderBy(row => row.RunId)
            .ToListAsync(cancellation);
        return read.GroupBy(row => (row.Target, row.Area))
            .Where(both => both.ToList() is [var was, var now] && Entries(now).DefaultIfEmpty(0).Max() > Entries(was).DefaultIfEmpty(0).Max())
            .Select(both => both.Key).ToHashSet();
    }

    private static IEnumerable<long> Entries(VerdictRow verdict) => verdict.ReadEvidence().SelectMany(reading => reading.From ?? []);
}
