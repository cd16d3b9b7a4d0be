using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Persistence;

/// <summary>The embedded database as it is at one moment, while others go on reading and writing.</summary>
internal static class SqliteCopy
{
    /// <summary>Must not be in a transaction. What stands at the path is replaced.</summary>
    public static void Take(string connectionString, string path)
    {
        File.Delete(path);
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using (var copying = connection.CreateCommand())
        {
            copying.CommandText = "VACUUM INTO $path";
            copying.Parameters.AddWithValue("$path", path);
            copying.ExecuteNonQuery();
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
