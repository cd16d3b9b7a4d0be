using ActionPlan.Host.Persistence;

namespace ActionPlan.Host.Evaluation;

/// <summary>One evaluation at a time, in this process and among those that share the database: the second finds nothing left to do.</summary>
internal sealed class EvaluationTurn : IDisposable
{
    private readonly SemaphoreSlim inProcess = new(1);

    public async Task<IAsyncDisposable> Take(AppDb db, CancellationToken cancellation)
    {
        await inProcess.WaitAsync(cancellation);
        try
        {
            return new Held(inProcess, await db.LockEvaluation(cancellation));
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
