using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// A lock among the processes that share a server's database. It is held by a connection of its own, which no pool keeps open after its owner, and
/// released in so many words; where its owner is gone the server lets go of it as soon as it notices (at once where the process ended, after its
/// keep-alive, 40 s, where the machine did).
/// </summary>
internal sealed class SessionLock : IAsyncDisposable
{
    private readonly SqlConnection connection;
    private readonly string what;

    private SessionLock(SqlConnection connection, string what) => (this.connection, this.what) = (connection, what);

    /// <returns>The lock; null if somebody else has it and <paramref name="wait"/> is false.</returns>
    public static async Task<IAsyncDisposable?> Take(string connectionString, string what, bool wait, CancellationToken cancellation)
    {
        // No pool, and nothing that opens it again behind our back: the lock would not come with it.
        var own = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false, ConnectRetryCount = 0 }.ConnectionString);
        try
        {
            await own.OpenAsync(cancellation);
            await using var command = Command(own, ApplicationLocks.OfSession, what);
            command.Parameters.AddWithValue("@timeout", wait ? -1 : 0);
            command.CommandTimeout = 0;
            if (await command.ExecuteScalarAsync(cancellation) is >= 0)
            {
                return new SessionLock(own, what);
            }

            await own.DisposeAsync();
            return null;
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await using var command = Command(connection, ApplicationLocks.Release, what);
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // The connection broke before, and the lock with it.
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    private static SqlCommand Command(SqlConnection connection, string sql, string what)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@what", what);
        return command;
    }
}
