namespace ActionPlan.Host.Persistence;

/// <summary>
/// A file beside the database that says that there is one, and another with the keys, since who deletes the database's files by their name deletes
/// the first with them. Without them, and what else an installation leaves, a database that was deleted, emptied or not mounted looks like a first
/// start, and an empty system would take its place in silence.
/// </summary>
internal static class DatabaseMarker
{
    /// <summary>Written into the folder that the hosts of a server's database share.</summary>
    public const string Shared = "actionplan.shared";

    private static readonly byte[] Header = "SQLite format 3\0"u8.ToArray();

    private const string OfServer =
        "The folder belongs to a server's database: name that in Database, or bring it here first with 'move-data --to sqlite' "
            + "(README, 'Move to another database').";

    // What a first start makes only once its database is complete, and what work leaves.
    private static readonly string[] Left = ["keys", "mail", "evidence", "reports"];

    public static string Of(string database) => database + ".known";

    /// <summary>Written once the database is complete, so that a first start that was killed is simply made again.</summary>
    public static void Write(DatabaseChoice choice, TimeProvider time)
    {
        foreach (var marker in Markers(choice).Where(marker => !File.Exists(marker)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(marker)!);
            File.WriteAllText(marker, string.Create(
                CultureInfo.InvariantCulture,
                $"The database {Path.GetFileName(choice.FilePath)} is here since {time.GetUtcNow():yyyy-MM-dd HH:mm} UTC. Delete this file only to begin with an empty system on purpose.{Environment.NewLine}"));
        }
    }

    /// <summary>What to do about a database that was here and is missing or empty; null where there is nothing wrong.</summary>
    /// <param name="choice">Where it is to be.</param>
    /// <param name="isEmpty">Whether what is there holds nothing.</param>
    public static string? Problem(DatabaseChoice choice, bool isEmpty) => isEmpty && Signs(choice) is [var first, ..] signs
        ? $"The database {choice.FilePath} is {(File.Exists(choice.FilePath) ? "empty" : "missing")}, though {first} says that there was one here. "
            + $"{(signs.Any(sign => Path.GetFileName(sign) == Shared) ? OfServer : BackupOf(choice))} "
            + $"Or, to begin with an empty system on purpose, move away {string.Join(", ", signs)} and {choice.FilePath}."
        : null;

    /// <summary>What says that this is no first start.</summary>
    public static IReadOnlyList<string> Signs(DatabaseChoice choice)
    {
        // The sample shares these folders and is no installation.
        var folders = choice.DataFolder is { } folder && !File.Exists(Path.Combine(folder, DatabaseChoice.SampleFile))
            ? Left.Select(name => Path.Combine(folder, name)) : [];
        string[] files = choice.DataFolder is { } shared ? [.. Markers(choice), Path.Combine(shared, Shared)] : [.. Markers(choice)];
        return [.. files.Where(File.Exists), .. folders.Where(one => Directory.Exists(one) && Directory.EnumerateFiles(one).Any())];
    }

    private static IEnumerable<string> Markers(DatabaseChoice choice) => choice.DataFolder is { } folder
        ? [Of(choice.FilePath!), Path.Combine(folder, "keys", Of(Path.GetFileName(choice.FilePath!)))] : [Of(choice.FilePath!)];

    /// <summary>
    /// What to do before a start on a server's empty database whose data folder holds the file of an installation: it would begin anew beside it.
    /// </summary>
    public static string? LeftBehind(string dataFolder, bool isEmpty) =>
        Path.Combine(dataFolder, DatabaseChoice.File) is var file && isEmpty && File.Exists(file) && new FileInfo(file).Length > 0
            ? $"The server's database is empty, and the data folder holds the database {file}: the program would begin anew beside it. "
                + "Move it there first, with 'move-data --to sqlserver --connection-file FILE' and Database__Provider=Sqlite "
                + "Database__ConnectionString= in that command's environment (README, 'Move to another database'). "
                + $"Or, to begin with an empty system on purpose, move {file} away."
            : null;

    /// <summary>Where to take a whole database from.</summary>
    public static string BackupOf(DatabaseChoice choice) => Newest(choice) is { } backup
        ? $"Put its newest backup back: {backup} seems to be one (README, 'Back up and restore')."
        : "Put its newest backup back (README, 'Back up and restore').";

    private static string? Newest(DatabaseChoice choice)
    {
        try
        {
            var folder = Path.GetDirectoryName(choice.FilePath)!;
            return new[] { folder, Path.Combine(folder, "backup"), Path.Combine(folder, "backups"), choice.BackupFolder }.Where(Directory.Exists)
                .SelectMany(one => Directory.EnumerateFiles(one!))
                .Where(file => file != choice.FilePath && Path.GetFileName(file) != DatabaseChoice.SampleFile && (IsArchive(file) || IsDatabase(file)))
                .MaxBy(File.GetLastWriteTimeUtc);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsArchive(string file) => Path.GetExtension(file) == ".backup";

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
