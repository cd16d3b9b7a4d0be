using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// A copy of the database as it was before its form is changed, kept until the change has its entry in the trail. SQLite rebuilds tables in
/// more than one transaction: a start that is killed in between leaves neither the old form nor the new one, and the next one puts the copy back.
/// </summary>
internal sealed class UpgradeCopy(string database, string connectionString)
{
    private const string Newest = "SELECT max(Seq) FROM AuditTrail";

    public string Path { get; } = database + ".before-upgrade";

    /// <summary>Undoes an upgrade that broke off.</summary>
    /// <returns>Whether there was one.</returns>
    public bool PutBack()
    {
        if (!File.Exists(Path))
        {
            return false;
        }

        // Somebody worked on it since: the upgrade was complete, or the older program was used again.
        var isOurs = Read(connectionString, Newest) == Read(OnFile(Path), Newest);
        if (isOurs)
        {
            using var from = new SqliteConnection(OnFile(Path));
            using var to = new SqliteConnection(connectionString);
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }

        File.Delete(Path);
        return isOurs;
    }

    /// <summary>Must not be in a transaction.</summary>
    public void Take()
    {
        var unfinished = Path + ".part";
        SqliteCopy.Take(connectionString, unfinished);
        File.Move(unfinished, Path, overwrite: true);
    }

    public void Drop() => File.Delete(Path);

    private static string OnFile(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString;

    private static string? Read(string connectionString, string sql)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var reading = connection.CreateCommand();
        reading.CommandText = sql;
        try
        {
            return reading.ExecuteScalar()?.ToString();
        }
        catch (SqliteException error) when (error.SqliteErrorCode == 1)
        {
            // A form from before there was such a table.
            return null;
        }
    }
}
