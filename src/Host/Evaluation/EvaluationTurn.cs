namespace ActionPlan.Host.Evaluation;

/// <summary>One evaluation at a time, in this process and among those that share the database: the second finds nothing left to do.</summary>
internal sealed class EvaluationTurn : IDisposable
{
    private readonly SemaphoreSlim inProcess = new(1);

    public async Task<IAsyncDisposable> Take(AppDb db, CancellationToken cancellation) => (await Take(db, wait: true, cancellation))!;

    /// <summary>Discards what a crash left behind, unless somebody is evaluating: then it is theirs.</summary>
    public async Task DiscardUnfinished(AppDb db, CancellationToken cancellation)
    {
        await using var held = await Take(db, wait: false, cancellation);
        if (held is not null)
        {
            await UnfinishedRuns.Discard(db, cancellation);
        }
    }

    private async Task<IAsyncDisposable?> Take(AppDb db, bool wait, CancellationToken cancellation)
    {
        if (!await inProcess.WaitAsync(wait ? Timeout.Infinite : 0, cancellation))
        {
            return null;
        }

        try
        {
            if (await db.LockEvaluation(wait, cancellation) is { } among)
            {
                return new Held(inProcess, among);
            }

            inProcess.Release();
            return null;
        }
        catch
        {
            inProcess.Release();
            throw;
        }
    }

    public void Dispose() => inProcess.Dispose();

    private sealed class Held(SemaphoreSlim inProcess, IAsyncDisposable among) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await among.DisposeAsync();
            inProcess.Release();
        }
    }
}
