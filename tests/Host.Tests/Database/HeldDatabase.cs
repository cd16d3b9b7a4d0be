using ActionPlan.Host.Tests.Alerts;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Tests.Database;

/// <summary>Another program that has the database for itself, as a backup may.</summary>
internal sealed class HeldDatabase(Ward ward) : IDisposable
{
    private SqliteConnection? connection;

    public void Hold()
    {
        connection ??= new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = ward.Get<AppDbFactory>().Choice.FilePath!, Pooling = false }.ConnectionString);
        connection.Open();
        Say("BEGIN IMMEDIATE");
    }

    public void Release()
    {
        if (connection is { State: System.Data.ConnectionState.Open })
        {
            Say("ROLLBACK");
            connection.Close();
        }
    }

    public void Dispose()
    {
        Release();
        connection?.Dispose();
    }

    private void Say(string sql)
    {
        using var command = connection!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
