using System.IO.Compression;
using System.Text;
using ActionPlan.Host.Sheets.Packages;

namespace ActionPlan.Host.Authoring;

/// <summary>
/// A version's files in a zip as somebody sends it. Nothing is ever opened by a name in it, and what its entries say of their size is not believed:
/// what comes out is counted.
/// </summary>
internal static class SentRules
{
    /// <summary>Of the zip as it is sent.</summary>
    public const int Largest = 2_000_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private const int MostEntries = 200;
    private const int LargestFile = 4 * RuleDraftRow.LongestText;
    private const int LargestWhole = 4 * LargestFile;

    /// <summary>
    /// The text of each module's file, and of the plan's own, of one folder: the zip's own or the only one in it. Null where it is no zip, holds more
    /// than a plan has, or something that is not plainly there.
    /// </summary>
    public static IReadOnlyList<(string Module, string Text)>? Read(byte[] zip)
    {
        if (zip.Length > Largest)
        {
            return null;
        }

        try
        {
            using var packed = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            return packed.Entries.Count > MostEntries || packed.Entries.Any(entry => entry.IsEncrypted) ? null : Read(packed);
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or ArgumentException or IOException)
        {
            return null;
        }
    }

    private static List<(string Module, string Text)>? Read(ZipArchive zip)
    {
        var files = new List<PlanText>();
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var left = LargestWhole;
        foreach (var entry in zip.Entries)
        {
            // The folder's own files; tests beside them, and whatever else lies there, are not rules.
            var parts = entry.FullName.Split('/', '\\');
            if (parts.Length > 2 || !parts[^1].EndsWith(".json", StringComparison.OrdinalIgnoreCase) || parts[0] == PlanSource.TestsFolder)
            {
                continue;
            }

            folders.Add(parts.Length == 2 ? parts[0] : "");
            using var inflated = new LimitedStream(entry.Open(), Math.Min(LargestFile, left));
            using var content = new MemoryStream();
            inflated.CopyTo(content);
            left -= (int)inflated.Taken;
            // What is no UTF-8 would become a draft of names with gaps that nobody typed.
            _ = Strict.GetCharCount(content.ToArray());
            files.Add(new PlanText(parts[^1], content.ToArray()));
        }

        // Of two of one name, or of two plans, nobody said which is meant.
        var isOne = folders.Count == 1 && files.DistinctBy(file => file.Name, StringComparer.OrdinalIgnoreCase).Count() == files.Count;
        if (!isOne)
        {
            return null;
        }

        var modules = RuleFiles.All(new PlanSource("", files)).Select(one => (one.Module, RuleFiles.TextOf(one.File).ReplaceLineEndings("\n"))).ToList();
        return modules.Count == 0 ? null : modules;
    }
}
