using ActionPlan.Host.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ActionPlan.Host.Persistence;

/// <summary>Opens the context of the chosen provider.</summary>
internal sealed class AppDbFactory : IDbContextFactory<AppDb>
{
    private readonly Func<Acting?, AppDb> open;

    /// <param name="choice">Which database.</param>
    /// <param name="logs">Where its commands are told.</param>
    /// <param name="interceptors">What stands between the program and its database; nothing but in tests of a slow or failing one.</param>
    public AppDbFactory(DatabaseChoice choice, ILoggerFactory logs, params IEnumerable<IInterceptor> interceptors)
    {
        Choice = choice;
        InPlace = choice.FilePath is { } file ? new DatabaseInPlace(file) : null;
        interceptors = InPlace is null ? interceptors : [.. interceptors, InPlace];
        if (choice.Provider == DatabaseProvider.Sqlite)
        {
            var options = new DbContextOptionsBuilder<SqliteDb>()
                .UseSqlite(choice.ConnectionString, sqlite => sqlite.MigrationsHistoryTable("Migrations")).UseLoggerFactory(logs).AddInterceptors(interceptors).Options;
            open = acting => new SqliteDb(options) { Acting = acting };
        }
        else
        {
            var options = new DbContextOptionsBuilder<SqlServerDb>()
                .UseSqlServer(choice.ConnectionString, server => server.MigrationsHistoryTable("Migrations")).UseLoggerFactory(logs).AddInterceptors(interceptors).Options;
            open = acting => new SqlServerDb(options) { Acting = acting };
        }
    }

    public DatabaseChoice Choice { get; }

    /// <summary>Whether the file is still there; null where the database is no file.</summary>
    public DatabaseInPlace? InPlace { get; }

    /// <summary>For the machine's own work: it sees every row. Pages and endpoints take the scope's context instead.</summary>
    public AppDb CreateDbContext() => open(null);

    /// <summary>For whoever acts in a scope.</summary>
    public AppDb CreateFor(Acting acting) => open(acting);
}
