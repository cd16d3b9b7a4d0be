using Microsoft.EntityFrameworkCore.Design;

namespace ActionPlan.Host.Persistence;

/// <summary>For dotnet-ef, which needs no database to write a migration.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteDb>
{
    private static readonly DatabaseChoice Nowhere = new(DatabaseProvider.Sqlite, "Data Source=:memory:");

    public SqliteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(Nowhere.ConnectionString, options => options.ForAll(Nowhere)).Options);
}

/// <summary>For dotnet-ef, which needs no database to write a migration, and for whoever wants SQL Server's SQL without one.</summary>
internal sealed class DesignTimeSqlServer : IDesignTimeDbContextFactory<SqlServerDb>
{
    private static readonly DatabaseChoice Nowhere = new(DatabaseProvider.SqlServer, "Server=.");

    public SqlServerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer(Nowhere.ConnectionString, options => options.ForAll(Nowhere)).Options);
}
