using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Health;

/// <summary>Asks the embedded database about itself; beside a running program, and without changing anything.</summary>
internal static class SqliteFacts
{
    public static DatabaseFacts Read(DatabaseChoice choice)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(choice.ConnectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        return new DatabaseFacts
        {
            Version = connection.ServerVersion,
            Bytes = Size(choice.FilePath!),
            IsVersioned = Text(connection, "PRAGMA journal_mode") == "wal",
            MayWrite = MayWrite(connection),
            Damage = Damage(connection),
        };
    }

    /// <summary>With what was written and still lies in the log beside the file: of a new database that is nearly all.</summary>
    public static long Size(string file) =>
        new[] { file, file + "-wal" }.Select(path => new FileInfo(path)).Where(part => part.Exists).Sum(part => part.Length);

    // Begun and given up at once; that somebody else is writing says that one may.
    private static bool MayWrite(SqliteConnection connection)
    {
        var code = SQLitePCL.raw.sqlite3_exec(connection.Handle!, "BEGIN IMMEDIATE");
        if (code == SQLitePCL.raw.SQLITE_OK)
        {
            _ = SQLitePCL.raw.sqlite3_exec(connection.Handle!, "ROLLBACK");
        }

        return code is SQLitePCL.raw.SQLITE_OK or SQLitePCL.raw.SQLITE_BUSY;
    }

    private static string? Damage(SqliteConnection connection) =>
        Text(connection, "PRAGMA integrity_check(1)") is { } told and not "ok" ? told.ReplaceLineEndings(" ")
        : Text(connection, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1") is { } table ? $"a row of {table} belongs to one that is not there"
        : null;

    private static string? Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
