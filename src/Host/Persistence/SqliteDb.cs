namespace ActionPlan.Host.Persistence;

/// <summary>The embedded database: one file, one writer at a time.</summary>
internal sealed class SqliteDb : AppDb
{
    // What is saved by a single statement waits for its turn as the rest does.
    public SqliteDb(DbContextOptions<SqliteDb> options)
        : base(options) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

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
        var connection = (QueuedConnection)Database.GetDbConnection();
        if (!connection.TryEnter())
        {
            return;
        }

        try
        {
            // The provider's own way to begin waits for another process's writer, a second at the least.
            if (SQLitePCL.raw.sqlite3_exec(connection.Handle!, "BEGIN IMMEDIATE") == SQLitePCL.raw.SQLITE_OK)
            {
                connection.Begun();
                await WriteWithin(connection.Handle!, write);
            }
        }
        finally
        {
            connection.Leave();
        }
    }

    private static async Task WriteWithin(SQLitePCL.sqlite3 connection, Func<Task> write)
    {
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
