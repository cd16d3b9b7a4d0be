using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Persistence;

/// <summary>The embedded database: one file, one writer at a time.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    /// <summary>A transaction is the only writer from its beginning.</summary>
    public override Task LockFigures(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>As for figures.</summary>
    public override Task LockAlerts(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>As for figures.</summary>
    public override Task LockAudit(CancellationToken cancellation) => Task.CompletedTask;

    public override async Task<IAsyncDisposable?> LockEvaluation(bool wait, CancellationToken cancellation) =>
        await FileLock.Take(Database.GetDbConnection().DataSource + ".evaluation", wait, cancellation);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }
}
