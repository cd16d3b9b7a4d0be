using Microsoft.Data.SqlClient;

namespace ActionPlan.Host.Persistence;

/// <summary>The production database.</summary>
internal sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : AppDb(options)
{
    /// <summary>Ids are case-sensitive, whatever the server's collation.</summary>
    private const string IdCollation = "Latin1_General_100_BIN2";

    public override async Task LockFigures(CancellationToken cancellation) => await Database.ExecuteSqlAsync(
        $"EXEC sp_getapplock @Resource = 'ActionPlan.Figures', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000",
        cancellation);

    public override async Task LockAlerts(CancellationToken cancellation) => await Database.ExecuteSqlAsync(
        $"EXEC sp_getapplock @Resource = 'ActionPlan.Alerts', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000",
        cancellation);

    public override async Task LockAudit(CancellationToken cancellation) => await Database.ExecuteSqlAsync(
        $"EXEC sp_getapplock @Resource = 'ActionPlan.Audit', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000",
        cancellation);

    protected override async Task<IAsyncDisposable?> LockAmongProcesses(string what, bool wait, CancellationToken cancellation)
    {
        var connection = new SqlConnection(Database.GetConnectionString());
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                DECLARE @got int;
                EXEC @got = sp_getapplock @Resource = @what, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = @timeout;
                SELECT @got;
                """;
            command.Parameters.AddWithValue("@what", $"ActionPlan.{what}");
            command.Parameters.AddWithValue("@timeout", wait ? -1 : 0);
            command.CommandTimeout = 0;
            if (await command.ExecuteScalarAsync(cancellation) is >= 0)
            {
                return connection;
            }

            await connection.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task WriteUnlessBusy(Func<Task> write, CancellationToken cancellation)
    {
        const int lockWanted = 1222;
        await Database.OpenConnectionAsync(cancellation);
        await Database.ExecuteSqlAsync($"SET LOCK_TIMEOUT 0", cancellation);
        try
        {
            await write();
        }
        catch (SqlException busy) when (busy.Number == lockWanted)
        {
            // Not now, then.
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
