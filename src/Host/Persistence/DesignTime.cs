using Microsoft.EntityFrameworkCore.Design;

namespace ActionPlan.Host.Persistence;

/// <summary>For dotnet-ef, which needs no database to write a migration.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:", options => options.MigrationsHistoryTable("Migrations")).Options);
}

/// <summary>For dotnet-ef, which needs no database to write a migration.</summary>
internal sealed class DesignTimeSqlServer : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=.", options => options.MigrationsHistoryTable("Migrations")).Options);
}
