namespace ActionPlan.Host.Persistence;

/// <summary>A file database has one host: two would each keep the schedule, and each its own plans and keys. Commands work beside it.</summary>
internal static class OneHost
{
    /// <summary>What the lock's file is called after the database's.</summary>
    public const string Ending = ".host";

    /// <returns>Ends with the process at the latest; null where the database is a server's.</returns>
    /// <exception cref="StartRefusedException">Another host serves the file.</exception>
    public static async Task<IAsyncDisposable?> Take(DatabaseChoice choice, CancellationToken cancellation)
    {
        if (choice.FilePath is not { } file)
        {
            return null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return await FileLock.Take(file + Ending, wait: false, cancellation) ?? throw new StartRefusedException(
            $"Another ActionPlan serves the database {file} already. A file database has one host: stop the other one first, or name another folder in ActionPlan:DataFolder. "
            + "Several hosts share a database on SQL Server (README, 'Several hosts'); commands such as import work beside a running host.");
    }
}
