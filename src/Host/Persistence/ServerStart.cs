using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ActionPlan.Host.Persistence;

/// <summary>A server's database: made where there is none, and held by one start at a time while its form is changed.</summary>
internal sealed class ServerStart(AppDbFactory databases, ILogger log)
{
    private const string Lock = "ActionPlan.Start";

    /// <summary>What changing the form takes.</summary>
    public const string MayChangeForm =
        """
        SELECT CASE WHEN HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE TABLE') = 1 AND HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE SCHEMA') = 1
            AND HAS_PERMS_BY_NAME(SCHEMA_NAME(), 'SCHEMA', 'ALTER') = 1 THEN 1 ELSE 0 END AS [Value]
        """;

    /// <summary>Waits for another host that is at it; the lock ends with its owner.</summary>
    public async Task<IAsyncDisposable> Hold(CancellationToken cancellation)
    {
        var server = new SqlConnectionStringBuilder(databases.Choice.ConnectionString);
        await using var db = databases.CreateDbContext();
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellation))
        {
            // There is nothing yet in which it could be held; of two hosts that start together, one makes it.
            await using var making = await Take(new SqlConnectionStringBuilder(server.ConnectionString) { InitialCatalog = "master" }.ConnectionString,
                $"{Lock}.{server.InitialCatalog}", cancellation);
            if (!await creator.ExistsAsync(cancellation))
            {
                await creator.CreateAsync(cancellation);
            }
        }

        return await Take(server.ConnectionString, Lock, cancellation);
    }

    /// <exception cref="StartRefusedException">The account may not change the database's form.</exception>
    public static async Task Check(AppDb db, IReadOnlyList<string> pending, CancellationToken cancellation)
    {
        if (pending.Count > 0 && await db.Database.SqlQueryRaw<int>(MayChangeForm).SingleAsync(cancellation) == 0)
        {
            throw new StartRefusedException(
                FormattableString.Invariant(
                    $"The database lacks {pending.Count} changes of its form (the last is {pending[^1]}), and the account in Database:ConnectionString may not make them. ")
                + "Let the server's administrator run what 'database-script' prints (ActionPlan.Host database-script > form.sql; sqlcmd -I -b -S SERVER -d DATABASE -i form.sql), and start again. "
                + "The script leaves alone what is there already.");
        }
    }

    private async Task<IAsyncDisposable> Take(string connection, string what, CancellationToken cancellation)
    {
        if (await SessionLock.Take(connection, what, wait: false, cancellation) is { } free)
        {
            return free;
        }

        log.LogWarning("Another host is bringing the database to its form; waiting for it");
        return (await SessionLock.Take(connection, what, wait: true, cancellation))!;
    }
}
