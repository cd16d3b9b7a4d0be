namespace ActionPlan.Host.Plans.Editing;

/// <summary>One writes plan files at a time.</summary>
internal sealed class PlanFileTurn : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    public async Task<IDisposable> Take(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        return new Taken(turn);
    }

    public void Dispose() => turn.Dispose();

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
