using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ActionPlan.Host.Persistence;

/// <summary>Opens the context of the chosen provider.</summary>
internal sealed class AppDbFactory
{
    private readonly Func<Acting?, Func<string?>?, AppDb> open;

    /// <param name="choice">Which database.</param>
    /// <param name="logs">Where its commands are told.</param>
    /// <param name="services">
    /// Has the recorder of what contexts save; without it, as where a form is migrated, nothing is recorded. May configure the context further,
    /// which nothing but tests does: of a slow or failing database, and of a later form.
    /// </param>
    public AppDbFactory(DatabaseChoice choice, ILoggerFactory logs, IServiceProvider? services = null)
    {
        Choice = choice;
        var recorder = services?.GetRequiredService<Func<IRecorder>>();
        InPlace = choice.FilePath is { } file ? new DatabaseInPlace(file) : null;
        if (choice.Provider == DatabaseProvider.Sqlite)
        {
            var builder = new DbContextOptionsBuilder<SqliteDb>();
            builder.UseSqlite(sqlite => sqlite.ForAll(choice)).UseLoggerFactory(logs).ConfigureWarnings(TellOnce).AddInterceptors(DatabaseTelemetry.One);
            if (InPlace is not null)
            {
                builder.AddInterceptors(InPlace);
            }

            Further(services, builder);
            var queue = services?.GetService<WriterQueue>() ?? new WriterQueue();
            open = (acting, plan) => new SqliteDb(
                new DbContextOptionsBuilder<SqliteDb>(builder.Options)
                    .UseSqlite(new QueuedConnection(queue) { ConnectionString = choice.ConnectionString }, contextOwnsConnection: true).Options)
                { Acting = acting, AskPlan = plan, Recorder = recorder?.Invoke() };
        }
        else
        {
            var builder = new DbContextOptionsBuilder<SqlServerDb>();
            builder.UseSqlServer(choice.ConnectionString, server => server.ForAll(choice)).AddInterceptors(ListCollation.One).UseLoggerFactory(logs)
                .ConfigureWarnings(TellOnce).AddInterceptors(DatabaseTelemetry.One);
            Further(services, builder);
            open = (acting, plan) => new SqlServerDb(builder.Options) { Acting = acting, AskPlan = plan, Recorder = recorder?.Invoke() };
        }
    }

    private static void Further<T>(IServiceProvider? services, DbContextOptionsBuilder<T> builder)
        where T : DbContext
    {
        foreach (var further in services?.GetServices<IDbContextOptionsConfiguration<T>>() ?? [])
        {
            further.Configure(services!, builder);
        }
    }

    // What fails is thrown too, and told by whoever it stops: a full disk is one line.
    private static void TellOnce(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.CommandError, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug),
        (RelationalEventId.ConnectionError, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.QueryIterationFailed, LogLevel.Debug));

    public DatabaseChoice Choice { get; }

    /// <summary>Whether the file is still there; null where the database is no file.</summary>
    public DatabaseInPlace? InPlace { get; }

    /// <summary>For the machine's own work on all plans: it sees every row. Pages and endpoints take the scope's context instead.</summary>
    public AppDb CreateDbContext() => open(null, null);

    /// <summary>For the machine's own work on one plan.</summary>
    public AppDb CreateOf(string? plan) => open(null, () => plan);

    /// <summary>For whoever acts in a scope.</summary>
    /// <param name="acting">Who.</param>
    /// <param name="plan">Which plan the scope is about, asked anew at each query.</param>
    public AppDb CreateFor(Acting acting, Func<string?> plan) => open(acting, plan);
}
