namespace ActionPlan.Host.Evaluation;

/// <summary>What a crash left behind. Whoever calls this holds the evaluation lock, so nobody is at work on these runs.</summary>
internal static class UnfinishedRuns
{
    public static async Task<int> Discard(AppDb db, CancellationToken cancellation)
    {
        var unfinished = await db.Runs.Where(run => run.CompletedAt == null).Select(run => run.Id).ToListAsync(cancellation);
        foreach (var id in unfinished)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.Verdicts.Where(verdict => verdict.RunId == id).ExecuteDeleteAsync(cancellation);
            await db.Failures.Where(failure => failure.RunId == id).ExecuteDeleteAsync(cancellation);
            await db.Findings.Where(finding => finding.RunId == id).ExecuteDeleteAsync(cancellation);
            await db.Runs.Where(run => run.Id == id).ExecuteDeleteAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return unfinished.Count;
    }
}
