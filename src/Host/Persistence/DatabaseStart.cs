using ActionPlan.Host.Audit;
using ActionPlan.Host.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Persistence;

/// <summary>Creates the database where there is none and brings it to this version.</summary>
internal sealed class DatabaseStart(AppDbFactory databases, TimeProvider time, ILogger<DatabaseStart> log)
{
    public async Task Migrate(CancellationToken cancellation)
    {
        var choice = databases.Choice;
        try
        {
            if (choice.Provider == DatabaseProvider.Sqlite)
            {
                var file = Path.GetFullPath(new SqliteConnectionStringBuilder(choice.ConnectionString).DataSource);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                log.LogInformation("Database: {File}", file);
            }

            await using var db = databases.CreateDbContext();
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
            await db.Database.MigrateAsync(cancellation);
            if (db.Database.IsSqlite())
            {
                // Readers and the writer do not block each other; stays with the file.
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", cancellation);
            }

            if (await db.Audit.AnyAsync(cancellation))
            {
                await Upgraded(db, pending, cancellation);
            }
            else
            {
                await TrailBegin.Write(db, time, cancellation);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogDebug(error, "The database could not be opened");
            throw new StartRefusedException(
                $"The database ({choice.Provider}) could not be opened or brought to this version: {error.Message} "
                + "Check Database:Provider and Database:ConnectionString, that the folder can be written to, and that no newer version used it.");
        }
    }

    private Task Upgraded(AppDb db, List<string> migrations, CancellationToken cancellation) =>
        migrations.Count == 0 ? Task.CompletedTask : UpgradeEntry.Write(db, migrations, time, cancellation);
}
