using System.Text.RegularExpressions;

namespace ActionPlan.Architecture.Tests;

/// <summary>Two files stand beside each other on a screen: code fits, and only a text that would have to be cut may be longer.</summary>
public sealed partial class LinesFit
{
    private const int Columns = 160;

    private static readonly string[] Folders = ["src", "tests", "benchmarks"];

    [Fact]
    public void No_line_of_code_is_longer_than_160_columns()
    {
        var files = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Sources.Root, folder), "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path) is ".cs" or ".razor" && IsWritten(path)).ToList();
        Assert.True(files.Count > 1_000, $"{files.Count} files");

        Assert.Empty(files.SelectMany(Long));
    }

    private static bool IsWritten(string path) =>
        !Path.GetRelativePath(Sources.Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Migrations");

    private static IEnumerable<string> Long(string path)
    {
        var isText = false;
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (!isText && line.Length > Columns && Quoted().Replace(line, "\"\"").Length > Columns)
            {
                yield return $"{Path.GetRelativePath(Sources.Root, path)}:{index + 1}";
            }

            // Three quotation marks begin or end a text of several lines.
            isText ^= line.Split("\"\"\"").Length % 2 == 0;
        }
    }

    [GeneratedRegex("\"\"\".*?\"\"\"|\"([^\"\\\\]|\\\\.)*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
