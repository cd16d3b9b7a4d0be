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

            if (!OperatingSystem.IsWindows() && File.Exists(Target(path)))
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
        foreach (var path in published is null ? [] : WaitedFor(folder))
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

    /// <summary>By which tests that are published are known; they are no part of a version.</summary>
    public static string DigestOf(IEnumerable<PlanText> tests) => new PlanSource("", tests).Sha256;

    /// <summary>Lets files of tests wait until the database holds that they are published; what still waits of others never was.</summary>
    public static void WriteTests(string folder, IReadOnlyList<PlanText> tests)
    {
        Directory.CreateDirectory(TestsOf(folder));
        WaitedFor(TestsOf(folder)).ForEach(path => File.Delete(Beside(path)));
        foreach (var test in tests)
        {
            Write(Path.Combine(folder, test.Name), test.Bytes.ToArray());
        }
    }

    public static bool TestsWait(string folder) => Directory.Exists(TestsOf(folder)) && WaitedFor(TestsOf(folder)).Count > 0;

    /// <summary>Puts tests in place where all tests with them are those published last.</summary>
    /// <exception cref="IOException">They could not be put there.</exception>
    public static void SettleTests(string folder, string? published)
    {
        var waiting = WaitedFor(TestsOf(folder)).ToDictionary(
            path => Path.Combine(PlanSource.TestsFolder, Path.GetFileName(path)), StringComparer.Ordinal);
        var together = PlanSource.ReadFolder(folder).Tests.Where(test => !waiting.ContainsKey(test.Name))
            .Concat(waiting.Select(one => new PlanText(one.Key, File.ReadAllBytes(Beside(one.Value)))));
        if (DigestOf(together) == published)
        {
            waiting.Values.ToList().ForEach(path => File.Move(Beside(path), Target(path), overwrite: true));
        }
    }

    private static string TestsOf(string folder) => Path.Combine(folder, PlanSource.TestsFolder);

    /// <summary>The files for which others wait beside them, and those that are not there yet.</summary>
    private static List<string> WaitedFor(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.json").Where(path => File.Exists(Beside(path))),
        .. Directory.GetFiles(folder, ".*.json.new").Select(path => Path.Combine(folder, Path.GetFileName(path)[1..^4])).Where(path => !File.Exists(path)),
    ];

    private static string Target(string path) => File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;

    // Hidden, so that nobody takes it for rules; beside the file itself where that is linked, so that it can take its place in one step.
    private static string Beside(string path) => Path.Combine(Path.GetDirectoryName(Target(path))!, $".{Path.GetFileName(Target(path))}.new");
}
