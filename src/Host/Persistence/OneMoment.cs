using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// Reads of several tables that belong to each other, as they were at one moment, while others write: what is compared with the trail would seem
/// altered where the trail was read before it.
/// </summary>
internal static class OneMoment
{
    /// <summary>Whether a server's database keeps what was there; without it who reads at one moment would keep writers out.</summary>
    public const string Allowed =
        "SELECT CAST(snapshot_isolation_state AS int) AS [Value] FROM sys.databases WHERE database_id = DB_ID()";

    /// <returns>What ends it; null where a transaction is open already, or a server's database does not allow it.</returns>
    public static async Task<IDbContextTransaction?> Begin(DbContext db, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            return null;
        }

        await db.Database.OpenConnectionAsync(cancellation);
        if (db.Database.GetDbConnection() is SqliteConnection file)
        {
            return await db.Database.UseTransactionAsync(file.BeginTransaction(deferred: true), cancellation);
        }

        return await db.Database.SqlQueryRaw<int>(Allowed).SingleAsync(cancellation) == 1
            ? await db.Database.BeginTransactionAsync(IsolationLevel.Snapshot, cancellation) : null;
    }
}
