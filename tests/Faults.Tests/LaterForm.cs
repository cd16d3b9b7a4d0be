using System.Reflection;
using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ActionPlan.Faults.Tests;

/// <summary>The program's migrations and a later one, which no version of it has yet: an upgrade that can be broken off.</summary>
internal sealed class LaterForm : IMigrationsAssembly
{
    public const string Id = "29991231000000_Later";

    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = typeof(SqliteDb).Assembly.DefinedTypes.Append(typeof(Later).GetTypeInfo())
        .Where(type => type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(SqliteDb))
        .OrderBy(IdOf, StringComparer.Ordinal).ToDictionary(IdOf, StringComparer.Ordinal);

    public ModelSnapshot? ModelSnapshot => null;

    public Assembly Assembly => typeof(SqliteDb).Assembly;

    public string? FindMigrationId(string nameOrId) => Migrations.Keys.FirstOrDefault(id => id == nameOrId);

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass)!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }

    private static string IdOf(TypeInfo type) => type.GetCustomAttribute<MigrationAttribute>()!.Id;

    /// <summary>A column of its own in a table with rows, and a table.</summary>
    [DbContext(typeof(SqliteDb))]
    [Migration(Id)]
    private sealed class Later : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>("Later", "Users", "TEXT", nullable: true);
            migrationBuilder.CreateTable(
                "Later", table => new { Id = table.Column<long>("INTEGER") }, constraints: table => table.PrimaryKey("PK_Later", row => row.Id));
        }
    }
}
