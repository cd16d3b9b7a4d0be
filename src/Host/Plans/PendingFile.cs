using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Plans;

/// <summary>
/// A plan's file that waits beside the one it replaces until the database holds the version: wherever the process is killed, the next look at
/// the folder goes on, or leaves the folder as it was.
/// </summary>
internal static class PendingFile
{
    public static void Write(string path, byte[] bytes)
    {
        var beside = Beside(path);
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(Target(path)));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>
    /// Puts it in place where the folder with it is the version published last. Whoever reads at the same moment gets the old file or the new one, never a
    /// part.
    /// </summary>
    /// <exception cref="IOException">It could not be put there: the folder is not what it should be, and nobody may take it for a change.</exception>
    public static void Settle(string folder, string? published)
    {
        foreach (var path in published is null ? [] : Directory.GetFiles(folder, "*.json").Where(path => File.Exists(Beside(path))))
        {
            var source = PlanSource.ReadFolder(folder);
            var name = Path.GetFileName(path);
            var bytes = File.ReadAllBytes(Beside(path));
            if (new PlanSource(folder, source.Files.Select(file => file.Name == name ? new PlanText(name, bytes) : file)).Sha256 == published)
            {
                File.Move(Beside(path), Target(path), overwrite: true);
            }
        }
    }

    private static string Target(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    // Hidden, so that nobody takes it for rules; beside the file itself where that is linked, so that it can take its place in one step.
    private static string Beside(string path) => Path.Combine(Path.GetDirectoryName(Target(path))!, $".{Path.GetFileName(Target(path))}.new");
}
