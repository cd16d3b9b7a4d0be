namespace ActionPlan.Host.Backups;

/// <summary>The folder in which backups lie: what is there is read from their names, so that it is told right whoever put them there.</summary>
internal sealed class BackupShelf(string folder)
{
    private const string Start = "actionplan-";
    private const string End = ".backup";
    private const string Proved = ".verified";
    private const string Time = "yyyyMMdd-HHmmss";

    /// <summary>The backups, the newest first, with when they were taken and when last proved.</summary>
    public IReadOnlyList<(string Path, DateTimeOffset At, DateTimeOffset? Proved)> All => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, Start + "*" + End)
            .Select(path => (Path: path, At: TimeOf(path),
                Proved: File.Exists(path + Proved) ? new DateTimeOffset(File.GetLastWriteTimeUtc(path + Proved)) : (DateTimeOffset?)null))
            .Where(one => one.At is not null).Select(one => (one.Path, one.At!.Value, one.Proved)).OrderByDescending(one => one.Item2),
    ];

    public string PathFor(DateTimeOffset at) => Path.Combine(folder, Start + at.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture) + End);

    public static void MarkProved(string path, DateTimeOffset at)
    {
        File.WriteAllText(path + Proved, "");
        File.SetLastWriteTimeUtc(path + Proved, at.UtcDateTime);
    }

    /// <summary>Takes away what a backup that broke off left; a younger one may still be written.</summary>
    public void Clear(DateTimeOffset before)
    {
        foreach (var part in Directory.EnumerateFiles(folder, Start + "*" + End + ".part").Where(part => File.GetLastWriteTimeUtc(part) < before.UtcDateTime))
        {
            File.Delete(part);
        }
    }

    /// <summary>Takes away all but the newest.</summary>
    public void Keep(int count)
    {
        foreach (var (path, _, _) in All.Skip(count))
        {
            File.Delete(path);
            File.Delete(path + Proved);
        }
    }

    private static DateTimeOffset? TimeOf(string path) => DateTimeOffset.TryParseExact(
        Path.GetFileName(path)[Start.Length..^End.Length], Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
