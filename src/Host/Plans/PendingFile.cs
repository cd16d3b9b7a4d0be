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

    /// <summary>By which files of tests that are published are known; they are no part of a version.</summary>
    public static string DigestOf(IEnumerable<PlanText> tests) => string.Join('\n', tests.Select(test => new PlanSource("", [test]).Sha256));

    /// <summary>Lets files of tests wait until the database holds that they are published; what still waits of others never was.</summary>
    /// <param name="folder">The plan's folder.</param>
    /// <param name="tests">The files as they will be.</param>
    /// <param name="before">All tests as they were when those were made: somebody may have written into them since.</param>
    public static void WriteTests(string folder, IReadOnlyList<PlanText> tests, IReadOnlyList<PlanText> before)
    {
        Directory.CreateDirectory(TestsOf(folder));
        Forget(folder);
        foreach (var test in tests)
        {
            var path = Path.Combine(folder, test.Name);
            if (before.FirstOrDefault(known => known.Name == test.Name) is { } was)
            {
                File.WriteAllBytes(Was(path), was.Bytes.ToArray());
            }

            Write(path, test.Bytes.ToArray());
        }
    }

    /// <summary>Nothing waits any more: what was begun is not published.</summary>
    public static void Forget(string folder)
    {
        if (Directory.Exists(TestsOf(folder)))
        {
            WaitedFor(TestsOf(folder)).ForEach(path => File.Delete(Beside(path)));
            Directory.GetFiles(TestsOf(folder), ".*.json.was").ToList().ForEach(File.Delete);
        }
    }

    public static bool TestsWait(string folder) => Directory.Exists(TestsOf(folder)) && WaitedFor(TestsOf(folder)).Count > 0;

    /// <summary>Puts those tests in place that are published, each file by itself, together with what somebody wrote into it meanwhile.</summary>
    /// <exception cref="IOException">They could not be put there.</exception>
    public static void SettleTests(string folder, string? published)
    {
        var known = published?.Split('\n') ?? [];
        foreach (var path in WaitedFor(TestsOf(folder)))
        {
            var waiting = new PlanText(Path.Combine(PlanSource.TestsFolder, Path.GetFileName(path)), File.ReadAllBytes(Beside(path)));
            if (!known.Contains(DigestOf([waiting]), StringComparer.Ordinal))
            {
                continue;
            }

            var there = File.Exists(path) ? File.ReadAllBytes(path) : null;
            var before = File.Exists(Was(path)) ? File.ReadAllBytes(Was(path)) : null;
            if (there is null ? before is null : before is not null && there.AsSpan().SequenceEqual(before))
            {
                File.Move(Beside(path), Target(path), overwrite: true);
            }
            else if (Together(waiting, before, there) is { } both)
            {
                // The waiting file goes last: killed in between, it is done again.
                File.WriteAllBytes(Both(path), both);
                File.Move(Both(path), Target(path), overwrite: true);
                File.Delete(Beside(path));
            }

            if (!File.Exists(Beside(path)))
            {
                // A file that cannot be read waits until it can.
                File.Delete(Was(path));
            }
        }
    }

    private static byte[]? Together(PlanText published, byte[]? before, byte[]? edited)
    {
        var now = edited is null ? published : new PlanText(published.Name, edited);
        var text = WrittenTests.Together(Text(before), RuleFiles.TextOf(published), Text(edited));
        return text is null ? null : RuleFiles.BytesOf(text, now);

        string Text(byte[]? bytes) => bytes is null ? WrittenTests.None : RuleFiles.TextOf(new PlanText(published.Name, bytes));
    }

    private static string TestsOf(string folder) => Path.Combine(folder, PlanSource.TestsFolder);

    /// <summary>The files for which others wait beside them, and those that are not there yet.</summary>
    private static List<string> WaitedFor(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.json").Where(path => File.Exists(Beside(path))),
        .. Directory.GetFiles(folder, ".*.json.new").Select(path => Path.Combine(folder, Path.GetFileName(path)[1..^4])).Where(path => !File.Exists(path)),
    ];

    private static string Target(string path) => File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;

    private static string Was(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.was");

    private static string Both(string path) => Path.Combine(Path.GetDirectoryName(Target(path))!, $".{Path.GetFileName(path)}.both");

    // Hidden, so that nobody takes it for rules; beside the file itself where that is linked, so that it can take its place in one step.
    private static string Beside(string path) => Path.Combine(Path.GetDirectoryName(Target(path))!, $".{Path.GetFileName(Target(path))}.new");
}
