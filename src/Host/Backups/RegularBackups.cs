using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Backups;

/// <summary>
/// The backups that are taken by themselves: one a day, the newest kept, one a week put back for a trial. What goes wrong is written down until one goes right.
/// </summary>
internal sealed class RegularBackups(
    IOptions<BackupSettings> settings, Backup backup, Restoring restoring, Deployment deployment, TimeProvider clock, ILogger<RegularBackups> log)
{
    private static readonly TimeSpan ProveEvery = TimeSpan.FromDays(7);

    public BackupSettings Settings => settings.Value;

    /// <summary>Why the last one failed; null where it did not.</summary>
    public string? Problem => File.Exists(ProblemFile) ? File.ReadAllText(ProblemFile) : null;

    /// <summary>Why the next one will fail, as far as that can be known before; the environment's passphrase is the program's own and not asked for.</summary>
    public string? Obstacle()
    {
        try
        {
            Backup.Check(Path.GetFullPath(Settings.Folder!));
            _ = Settings.PassphraseFile is { } file ? Passphrase.Read(file) : null;
            return null;
        }
        catch (BackupRefusedException refused)
        {
            return refused.Message;
        }
    }

    public BackupShelf Shelf => new(Path.GetFullPath(Settings.Folder!));

    /// <summary>The newest that is kept, and when one was last put back for a trial; null where there is none.</summary>
    public (string Path, DateTimeOffset At, DateTimeOffset? Proved)? Newest => Shelf.All is [var first, ..] ? first : null;

    public DateTimeOffset? LastProved => Shelf.All.Max(one => one.Proved);

    private string ProblemFile => Path.Combine(deployment.DataFolder, "backup-problem.txt");

    public async Task Run(CancellationToken cancellation)
    {
        try
        {
            var passphrase = Passphrase.Read(Settings.PassphraseFile);
            var path = await backup.Take(Settings.Folder!, passphrase, cancellation);
            if (LastProved is not { } proved || clock.GetUtcNow() - proved >= ProveEvery)
            {
                await restoring.Verify(path, passphrase, cancellation);
            }

            // Only now: a disk full of backups that cannot be opened helps nobody.
            Shelf.Keep(Settings.Keep);
            File.Delete(ProblemFile);
            log.LogInformation("Backup taken: {Path}", path);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever it is: nobody watches at night, and a copy that is damaged can break what looks through it anyhow.
            log.LogError(error, "No backup was taken: {Reason}", error.Message);
            await File.WriteAllTextAsync(ProblemFile, error.Message, cancellation);
        }
    }
}
