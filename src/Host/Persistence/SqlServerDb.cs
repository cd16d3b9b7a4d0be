using Microsoft.Data.SqlClient;

namespace ActionPlan.Host.Persistence;

/// <summary>The production database.</summary>
internal sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : AppDb(options)
{
    public override Task LockCommands(CancellationToken cancellation) => Lock("ActionPlan.Commands", cancellation);

    public override Task LockFigures(CancellationToken cancellation) => Lock("ActionPlan.Figures", cancellation);

    public override Task LockAlerts(CancellationToken cancellation) => Lock("ActionPlan.Alerts", cancellation);

    public override Task LockAudit(CancellationToken cancellation) => Lock("ActionPlan.Audit", cancellation);

    public override async Task WriteUnlessBusy(Func<Task> write, CancellationToken cancellation)
    {
        const int lockWanted = 1222;
        await Database.OpenConnectionAsync(cancellation);
        try
        {
            await Database.ExecuteSqlAsync($"SET LOCK_TIMEOUT 0", cancellation);
            await write();
        }
        catch (Exception busy) when (busy.GetBaseException() is SqlException { Number: lockWanted })
        {
            // Not now, then. What passes by itself comes wrapped in advice to try again.
        }
        finally
        {
            // What the same request does next on this connection waits as others do.
            await Database.ExecuteSqlAsync($"SET LOCK_TIMEOUT -1", CancellationToken.None);
            await Database.CloseConnectionAsync();
        }
    }

    protected override Task<IAsyncDisposable?> LockAmongProcesses(string what, bool wait, CancellationToken cancellation) =>
        SessionLock.Take(Database.GetConnectionString()!, $"ActionPlan.{what}", wait, cancellation);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        Collations.Declare(modelBuilder);
    }

    private Task<int> Lock(string what, CancellationToken cancellation) => Database.ExecuteSqlRawAsync(ApplicationLocks.OfTransaction, [what], cancellation);
}
