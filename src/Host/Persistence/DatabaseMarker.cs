using System.Globalization;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// A file beside the database that says that there is one. Without it a database that was deleted, emptied or not mounted looks like a first
/// start, and an empty system would take its place in silence.
/// </summary>
internal static class DatabaseMarker
{
    private static readonly byte[] Header = "SQLite format 3\0"u8.ToArray();

    public static string Of(string database) => database + ".known";

    /// <summary>Written once the database is complete, so that a first start that was killed is simply made again.</summary>
    public static void Write(string database, TimeProvider time)
    {
        var marker = Of(database);
        if (!File.Exists(marker))
        {
            File.WriteAllText(marker, string.Create(
                CultureInfo.InvariantCulture,
                $"The database {Path.GetFileName(database)} is here since {time.GetUtcNow():yyyy-MM-dd HH:mm} UTC. Delete this file only to begin with an empty system on purpose.{Environment.NewLine}"));
        }
    }

    /// <summary>What to do about a database that was here and is missing or empty; null where there is nothing wrong.</summary>
    /// <param name="database">Its file.</param>
    /// <param name="isEmpty">Whether what is there holds nothing.</param>
    public static string? Problem(string database, bool isEmpty) => File.Exists(Of(database)) && isEmpty
        ? $"The database {database} is {(File.Exists(database) ? "empty" : "missing")}, though there was one here. {BackupOf(database)} "
            + $"Or, to begin with an empty system on purpose, delete {Of(database)} and {database}."
        : null;

    /// <summary>Where to take a whole database from.</summary>
    public static string BackupOf(string database) => Newest(database) is { } backup
        ? $"Put its newest backup back: {backup} seems to be one (README, 'Back up and restore')."
        : "Put its newest backup back (README, 'Back up and restore').";

    private static string? Newest(string database)
    {
        try
        {
            var folder = Path.GetDirectoryName(database)!;
            return new[] { folder, Path.Combine(folder, "backup"), Path.Combine(folder, "backups") }.Where(Directory.Exists)
                .SelectMany(Directory.EnumerateFiles)
                .Where(file => file != database && Path.GetFileName(file) != "sample.db" && IsDatabase(file)).MaxBy(File.GetLastWriteTimeUtc);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsDatabase(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var start = new byte[Header.Length];
            return stream.Length > start.Length && stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
                && start.AsSpan().SequenceEqual(Header);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
