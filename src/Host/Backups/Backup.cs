namespace ActionPlan.Host.Backups;

/// <summary>
/// Takes a backup while the program runs. The database is copied first, as it is at one moment, then the files that it tells of: they are only
/// ever added, so that none that the copy knows is missing.
/// </summary>
internal sealed class Backup(Deployment deployment, IConfiguration configuration, IHostEnvironment host, TimeProvider clock)
{
    // What the database's own files are beside it, what belongs to the sample, and what is half written.
    private static readonly string[] Passing = ["-wal", "-shm", ".migration", ".evaluation", ".sending", OneHost.Ending, ".before-upgrade", ".part",
        ".backup-copy", "backup-problem.txt"];

    private static readonly TimeSpan BrokenOff = TimeSpan.FromDays(1);
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <returns>Where it lies.</returns>
    /// <exception cref="BackupRefusedException">It cannot be taken.</exception>
    public async Task<string> Take(string folder, string passphrase, CancellationToken cancellation)
    {
        folder = Path.GetFullPath(folder);
        Check(folder);
        // The sample is loaded again rather than put back.
        var database = DatabaseChoice.Of(configuration, deployment with { IsSample = false });
        if (database.FilePath is { } file && !File.Exists(file))
        {
            throw new BackupRefusedException($"There is no database {file} yet.");
        }

        var shelf = new BackupShelf(folder);
        shelf.Clear(clock.GetUtcNow() - BrokenOff);
        var copy = database.FilePath is null ? null : Path.Combine(deployment.DataFolder, "database.backup-copy");
        try
        {
            var files = new List<(string, string)>();
            if (copy is not null)
            {
                SqliteCopy.Take(database.ConnectionString, copy);
                files.Add((copy, BackupArchive.Database));
            }

            files.AddRange(Below(deployment.DataFolder, BackupArchive.Data, path => IsKept(path, database.FilePath, folder)));
            files.AddRange(Below(PlanFolder.Installed(configuration, host.ContentRootPath), BackupArchive.Rules, _ => true));
            var path = shelf.PathFor(clock.GetUtcNow());
            await BackupArchive.Write(
                path, passphrase, files, entries => new BackupManifest(ProgramVersion.Text, clock.GetUtcNow(), database.Provider, entries), cancellation);
            return path;
        }
        finally
        {
            if (copy is not null)
            {
                File.Delete(copy);
            }
        }
    }

    /// <exception cref="BackupRefusedException">There is no such folder.</exception>
    public static void Check(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new BackupRefusedException($"There is no folder {folder} for backups. If it is a share, is it mounted?");
        }
    }

    private bool IsKept(string path, string? database, string backups)
    {
        var name = Path.GetRelativePath(deployment.DataFolder, path);
        return path != database && !path.StartsWith(backups + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !name.StartsWith("sample", StringComparison.Ordinal) && !Passing.Any(end => name.EndsWith(end, StringComparison.Ordinal));
    }

    private static IEnumerable<(string, string)> Below(string folder, string place, Func<string, bool> isKept) =>
        Directory.EnumerateFiles(folder, "*", Everything)
        .Where(isKept).Order(StringComparer.Ordinal)
        .Select(path => (path, place + Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')));
}
