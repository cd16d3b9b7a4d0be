using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// Those of this process who write to the embedded database, one after the other in the order in which they came. SQLite has one writer and no queue:
/// who waits asks again now and then, and may find it taken by newcomers for as long as there are any (ADR 0655).
/// </summary>
internal sealed class WriterQueue : IDisposable
{
    private readonly SemaphoreSlim free = new(1);

    /// <param name="most">In seconds; 0 for as long as it takes.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="SqliteException">The database is busy: nobody's turn lasts so long.</exception>
    public async Task Enter(int most, CancellationToken cancellation)
    {
        if (!await free.WaitAsync(Limit(most), cancellation))
        {
            throw Busy();
        }
    }

    /// <summary>As <see cref="Enter(int, CancellationToken)"/>, for who cannot await.</summary>
    public void Enter(int most)
    {
        if (!free.Wait(Limit(most)))
        {
            throw Busy();
        }
    }

    /// <returns>False where somebody writes.</returns>
    public bool TryEnter() => free.Wait(0);

    public void Leave() => free.Release();

    public void Dispose() => free.Dispose();

    private static TimeSpan Limit(int most) => most == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(most);

    private static SqliteException Busy() => new("The database is locked: others are writing.", SQLitePCL.raw.SQLITE_BUSY);
}
