using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// Those of this process who write to the embedded database, one after the other in the order in which they came. SQLite has one writer and no queue:
/// who waits asks again now and then, and may find it taken by newcomers for as long as there are any (ADR 0655).
/// </summary>
internal sealed class WriterQueue : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim free = new(1);
    private volatile bool isWriting;

    /// <param name="most">
    /// In seconds, of those in which whoever has the turn waits for the file himself, because another program writes; 0 for as long as it takes.
    /// Nobody is given up because of one who writes: his turn ends.
    /// </param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="SqliteException">The database is busy.</exception>
    public async Task Enter(int most, CancellationToken cancellation)
    {
        if (await free.WaitAsync(0, cancellation))
        {
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var turn = free.WaitAsync(ending.Token);
        for (var patience = new Patience(most); await Task.WhenAny(turn, Task.Delay(Look, TimeProvider.System, ending.Token)) != turn;)
        {
            if (patience.IsOver(isWriting))
            {
                await ending.CancelAsync();
            }
        }

        try
        {
            await turn;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Busy();
        }
    }

    /// <summary>As <see cref="Enter(int, CancellationToken)"/>, for who cannot await.</summary>
    public void Enter(int most)
    {
        if (free.Wait(0))
        {
            return;
        }

        using var ending = new CancellationTokenSource();
        var turn = free.WaitAsync(ending.Token);
        try
        {
            for (var patience = new Patience(most); !turn.Wait(Look);)
            {
                if (patience.IsOver(isWriting))
                {
                    ending.Cancel();
                }
            }
        }
        catch (AggregateException given) when (given.InnerException is OperationCanceledException)
        {
            throw Busy();
        }
    }

    /// <returns>False where somebody writes.</returns>
    public bool TryEnter() => free.Wait(0);

    /// <summary>Whoever has the turn has the file too: others wait for him however long he takes.</summary>
    public void Begin() => isWriting = true;

    public void Leave()
    {
        isWriting = false;
        free.Release();
    }

    public void Dispose() => free.Dispose();

    private static SqliteException Busy() => new("The database is locked: others are writing.", SQLitePCL.raw.SQLITE_BUSY);

    private sealed class Patience(int most)
    {
        // Whoever waited through so many looks is told: a turn got lost, or far too many wait.
        private const int Longest = 600;
        private int waited;
        private int looks;

        public bool IsOver(bool isWriting) => most > 0 && ((!isWriting && ++waited >= most) | ++looks >= Longest);
    }
}
