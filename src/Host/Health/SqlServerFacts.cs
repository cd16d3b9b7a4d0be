using System.Data.Common;

namespace ActionPlan.Host.Health;

/// <summary>Asks a server's database about itself; no right beyond using it is needed, and what one may not know is left out.</summary>
internal static class SqlServerFacts
{
    public const string Question =
        $"""
        SELECT
            CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)) AS Version,
            (SELECT SUM(CAST(f.size AS bigint)) * 8192 FROM sys.database_files AS f) AS Bytes,
            CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128)) AS Collation,
            (SELECT CAST(d.is_read_committed_snapshot_on AS int) FROM sys.databases AS d WHERE d.name = DB_NAME()) AS Versioned,
            HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'SELECT') & HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'INSERT')
                & HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UPDATE') & HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'DELETE') AS MayWrite,
            ({ServerStart.MayChangeForm}) AS MayMigrate,
            (SELECT SUM(CASE WHEN f.max_size = -1 OR f.max_size = 268435456 THEN NULL ELSE CAST(f.max_size AS bigint) - CAST(FILEPROPERTY(f.name, 'SpaceUsed') AS bigint) END) * 8192
                FROM sys.database_files AS f WHERE f.type = 0) AS FreeBytes,
            CAST(DATABASEPROPERTYEX(DB_NAME(), 'LastGoodCheckDbTime') AS datetime2) AS LookedThrough,
            SYSUTCDATETIME() AS Now;
        """;

    public static async Task<DatabaseFacts> Read(AppDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Question;
        await using var answer = await command.ExecuteReaderAsync(cancellation);
        await answer.ReadAsync(cancellation);
        return new DatabaseFacts
        {
            Version = Value<string>(answer, "Version") ?? Show.Nothing,
            Bytes = Value<long?>(answer, "Bytes") ?? 0,
            Collation = Value<string>(answer, "Collation"),
            IsVersioned = Value<int?>(answer, "Versioned") == 1,
            MayWrite = Value<int?>(answer, "MayWrite") == 1,
            MayMigrate = Value<int?>(answer, "MayMigrate") == 1,
            FreeBytes = Value<long?>(answer, "FreeBytes"),
            LookedThrough = Value<DateTime?>(answer, "LookedThrough"),
            Now = Value<DateTime?>(answer, "Now"),
        };
    }

    private static T? Value<T>(DbDataReader answer, string name) => answer[name] is T value ? value : default;
}
