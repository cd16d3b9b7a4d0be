using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Persistence;

/// <summary>The embedded database's file: created at the first start only, whole, and held by one start at a time while its form is changed.</summary>
internal sealed class SqliteFile(DatabaseChoice choice, bool isSample, TimeProvider time, ILogger log)
{
    private const string LeftLock = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'";

    /// <summary>Looked through at each start, which takes about a second for this much.</summary>
    private const long MostLookedThrough = 200L << 20;

    public string Path { get; } = choice.FilePath!;

    public UpgradeCopy Copy { get; } = new(choice.FilePath!, choice.ConnectionString);

    /// <summary>Waits for another start that is at it, and ends with the process at the latest.</summary>
    public async Task<FileLock> Hold(CancellationToken cancellation)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var held = await FileLock.Take(Path + ".migration", wait: false, cancellation);
        if (held is null)
        {
            log.LogWarning("Another start is bringing the database to its form; waiting for it");
            held = await FileLock.Take(Path + ".migration", wait: true, cancellation);
        }

        return held!;
    }

    /// <summary>A file that can be used: there since the first start, whole, and without the lock of a start that was killed.</summary>
    /// <exception cref="Words.StartRefusedException">It was here and is not any more, or it is damaged.</exception>
    public void Prepare()
    {
        var isThere = File.Exists(Path) && new FileInfo(Path).Length > 0;
        Refuse(isEmpty: !isThere);
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder(choice.ConnectionString) { Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ConnectionString);
        connection.Open();
        if (isThere && new FileInfo(Path).Length <= MostLookedThrough && Scalar(connection, "PRAGMA quick_check(1)") is string told and not "ok")
        {
            throw new Words.StartRefusedException($"The database {Path} is damaged ({told.ReplaceLineEndings(" ")}). {DatabaseMarker.BackupOf(choice)}");
        }

        // Readers and the writer do not block each other; stays with the file.
        Scalar(connection, "PRAGMA journal_mode = 'wal'");
        Refuse(isEmpty: Scalar(connection, "SELECT count(*) FROM sqlite_master") is 0L);
        if (Copy.PutBack())
        {
            log.LogWarning(
                "An earlier start was broken off while it changed the database's form; the database is again as before, and the change is made anew");
        }

        if (Scalar(connection, LeftLock) is not 0L && Scalar(connection, "SELECT count(*) FROM \"__EFMigrationsLock\"") is not 0L)
        {
            // Whoever wrote it does not hold the file lock, so it does not live any more; nobody else would ever take it away.
            Scalar(connection, "DELETE FROM \"__EFMigrationsLock\"");
            log.LogWarning("An earlier start was broken off and left the migrations' lock, whose owner is gone; it is taken over");
        }
    }

    public void Mark()
    {
        if (!isSample)
        {
            DatabaseMarker.Write(choice, time);
        }
    }

    // Made-up figures are made again.
    private void Refuse(bool isEmpty)
    {
        if (!isSample && DatabaseMarker.Problem(choice, isEmpty) is { } problem)
        {
            throw new Words.StartRefusedException(problem);
        }
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
