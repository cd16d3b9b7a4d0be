using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Persistence;

/// <summary>The production database.</summary>
internal sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : AppDb(options)
{
    /// <summary>Ids are case-sensitive, whatever the server's collation.</summary>
    private const string IdCollation = "Latin1_General_100_BIN2";

    public override async Task LockFigures(CancellationToken cancellation) => await Database.ExecuteSqlAsync(
        $"EXEC sp_getapplock @Resource = 'ActionPlan.Figures', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000",
        cancellation);

    public override async Task<IAsyncDisposable> LockEvaluation(CancellationToken cancellation)
    {
        var connection = new SqlConnection(Database.GetConnectionString());
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText =
                "EXEC sp_getapplock @Resource = 'ActionPlan.Evaluation', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1";
            command.CommandType = CommandType.Text;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetDeclaredProperties()))
        {
            if (property.ClrType == typeof(string) && (property.IsKey() || property.IsForeignKey() || property.IsIndex()))
            {
                property.SetCollation(IdCollation);
            }
        }
    }
}
