using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Persistence;

/// <summary>Opens the context of the chosen provider.</summary>
internal sealed class AppDbFactory : IDbContextFactory<AppDb>
{
    private readonly Func<AppDb> open;

    public AppDbFactory(DatabaseChoice choice, ILoggerFactory logs)
    {
        Choice = choice;
        if (choice.Provider == DatabaseProvider.Sqlite)
        {
            var options = new DbContextOptionsBuilder<SqliteDb>()
                .UseSqlite(choice.ConnectionString, sqlite => sqlite.MigrationsHistoryTable("Migrations")).UseLoggerFactory(logs).Options;
            open = () => new SqliteDb(options);
        }
        else
        {
            var options = new DbContextOptionsBuilder<SqlServerDb>()
                .UseSqlServer(choice.ConnectionString, server => server.MigrationsHistoryTable("Migrations")).UseLoggerFactory(logs).Options;
            open = () => new SqlServerDb(options);
        }
    }

    public DatabaseChoice Choice { get; }

    public AppDb CreateDbContext() => open();
}
