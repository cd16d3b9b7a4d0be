using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Persistence;

/// <summary>The embedded database: one file, one writer at a time.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    /// <summary>A transaction is the only writer from its beginning.</summary>
    public override Task LockFigures(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>As for figures.</summary>
    public override Task LockCommands(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>As for figures.</summary>
    public override Task LockAlerts(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>As for figures.</summary>
    public override Task LockAudit(CancellationToken cancellation) => Task.CompletedTask;

    protected override async Task<IAsyncDisposable?> LockAmongProcesses(string what, bool wait, CancellationToken cancellation) =>
        await FileLock.Take($"{Database.GetDbConnection().DataSource}.{what.ToLowerInvariant()}", wait, cancellation);

    public override async Task WriteUnlessBusy(Func<Task> write, CancellationToken cancellation)
    {
        await Database.OpenConnectionAsync(cancellation);
        var connection = ((SqliteConnection)Database.GetDbConnection()).Handle!;
        // The provider's own way to begin waits for the writer, a second at the least.
        if (SQLitePCL.raw.sqlite3_exec(connection, "BEGIN IMMEDIATE") != SQLitePCL.raw.SQLITE_OK)
        {
            return;
        }

        var done = false;
        try
        {
            await write();
            done = true;
        }
        finally
        {
            _ = SQLitePCL.raw.sqlite3_exec(connection, done ? "COMMIT" : "ROLLBACK");
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }
}
