namespace ActionPlan.Host.Persistence;

/// <summary>Creates the database where there is none and brings it to this version. Whenever it is killed, the next start goes on or begins anew.</summary>
internal sealed class DatabaseStart(AppDbFactory databases, Deployment deployment, IUpgraded upgraded, TimeProvider time, ILogger<DatabaseStart> log)
{
    /// <summary>A country's tables take their time.</summary>
    private static readonly TimeSpan FormTimeout = TimeSpan.FromHours(1);

    public async Task Migrate(CancellationToken cancellation)
    {
        try
        {
            if (databases.Choice.FilePath is null)
            {
                await using var started = await new ServerStart(databases, log).Hold(cancellation);
                await Migrate(null, cancellation);
                return;
            }

            var file = new SqliteFile(databases.Choice, deployment.IsSample, time, log);
            log.LogInformation("Database: {File}", file.Path);
            await using var held = await file.Hold(cancellation);
            file.Prepare();
            await Migrate(file, cancellation);
            file.Mark();
            databases.InPlace!.Watch();
        }
        catch (Exception error) when (error is not (OperationCanceledException or StartRefusedException))
        {
            log.LogDebug(error, "The database could not be opened");
            throw new StartRefusedException(DatabaseAdvice.Of(error, databases.Choice));
        }
    }

    private async Task Migrate(SqliteFile? file, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        var form = await DatabaseForm.Read(db, cancellation);
        if (form.Problem is { } problem)
        {
            throw new StartRefusedException(problem);
        }

        var pending = form.Pending;
        var upgrade = pending.Count > 0 && form.Applied.Count > 0;
        if (file is null)
        {
            var isEmpty = form.Applied.Count == 0 || (pending.Count == 0 && !await db.Settings.AnyAsync(cancellation));
            if (DatabaseMarker.LeftBehind(deployment.DataFolder, isEmpty) is { } left)
            {
                throw new StartRefusedException(left);
            }

            await ServerStart.Check(db, pending, cancellation);
        }
        else if (upgrade)
        {
            file.Copy.Take();
        }

        // With nothing to do it would still compare the whole model with the migrations', which is half of a start.
        if (pending.Count > 0)
        {
            db.Database.SetCommandTimeout(FormTimeout);
            await db.Database.MigrateAsync(cancellation);
        }

        // On a server there is no copy that undoes what broke off, and an administrator may have changed the form: the trail knows whether it was told.
        if (file is null ? !await upgraded.Knows(db, form.Known[^1], cancellation) : upgrade)
        {
            await upgraded.Tell(db, pending.Count > 0 ? pending : form.Known, cancellation);
        }

        file?.Copy.Drop();
    }
}
