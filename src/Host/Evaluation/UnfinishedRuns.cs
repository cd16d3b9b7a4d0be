namespace ActionPlan.Host.Evaluation;

/// <summary>What a crash left behind. Whoever calls this holds the evaluation lock, so nobody is at work on these runs.</summary>
internal static class UnfinishedRuns
{
    public static async Task Discard(AppDb db, CancellationToken cancellation)
    {
        foreach (var id in await db.Runs.Where(run => run.CompletedAt == null).Select(run => run.Id).ToListAsync(cancellation))
        {
            await Discard(db, id, cancellation);
        }
    }

    /// <summary>One that was completed meanwhile, by a host that did not notice that it lost the lock, stays.</summary>
    public static async Task Discard(AppDb db, long id, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // It changes nothing but whose row it is: nobody completes it from here on, or adds verdicts to it.
        if (await db.Runs.Where(run => run.Id == id && run.CompletedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(run => run.CompletedAt, (DateTimeOffset?)null), cancellation) == 0)
        {
            return;
        }

        await db.Verdicts.Where(verdict => verdict.RunId == id).ExecuteDeleteAsync(cancellation);
        await db.Failures.Where(failure => failure.RunId == id).ExecuteDeleteAsync(cancellation);
        await db.Findings.Where(finding => finding.RunId == id).ExecuteDeleteAsync(cancellation);
        await db.Runs.Where(run => run.Id == id).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
