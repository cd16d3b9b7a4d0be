using System.Text.RegularExpressions;

namespace ActionPlan.Architecture.Tests;

/// <summary>Where a server's database is given to the tests, they run on it: whatever needs a file says so, and is skipped there.</summary>
public sealed partial class TestsOnFiles
{
    /// <summary>They are no tests: they make the databases, or are used by tests that are marked.</summary>
    private static readonly string[] Helpers =
    [
        "Audit/FilledTables.cs", "Cli/InProcess.cs", "Database/HeldDatabase.cs", "Database/MigratedDatabase.cs", "Database/RealServerTests.cs",
        "Database/TestDatabases.cs", "Samples/LoadedSample.cs", "Sweeps/SweptSample.cs", "Sweeps/WordsOfPages.cs",
    ];

    [Fact]
    public void Whoever_opens_a_file_says_why_it_cannot_be_a_servers_database()
    {
        var tests = Path.Combine(Sources.Root, "tests", "Host.Tests");
        var opening = Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(tests, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
            .Select(path => (Path: path, Text: File.ReadAllText(Path.Combine(tests, path))))
            .Where(file => OpensFile().IsMatch(file.Text)).ToList();

        Assert.True(opening.Count > 20, $"{opening.Count}");
        Assert.Empty(opening.Where(file => !file.Text.Contains("[OnFile(\"", StringComparison.Ordinal)).Select(file => file.Path).Except(Helpers));
        Assert.Empty(Helpers.Except(opening.Select(file => file.Path)));
    }

    [GeneratedRegex(@"SqliteConnection\b|SqliteCopy\b|SqliteInsert\b|PRAGMA |sqlite_master|DatabaseChoice\.(OfFile|File|SampleFile)\b|\.FilePath!|actionplan\.db\b|sample\.db\b"
        + @"|HeldDatabase\(|CREATE TRIGGER|DROP TRIGGER|EXPLAIN ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpensFile();
}
