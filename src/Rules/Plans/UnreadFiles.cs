using System.Text;

namespace ActionPlan.Rules.Plans;

/// <summary>
/// Files in a plan's folder that are not read though they look like rules: <c>security.json.txt</c>, <c>security.json~</c>, a rule file
/// saved under another ending. Nothing in them is in force, and whoever put them there may believe that it is.
/// </summary>
public static class UnreadFiles
{
    private const int MostBytes = 1 << 20;

    private static readonly string[] TellTales = ["\"targets\"", "\"figures\"", "\"checks\"", "\"units\""];

    /// <summary>Their names, in order; none where the folder cannot be read.</summary>
    public static IReadOnlyList<string> In(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Where(path => !PlanSource.IsJson(path) && LooksLikeRules(path)).Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)]
        : [];

    private static bool LooksLikeRules(string path)
    {
        var name = Path.GetFileName(path);
        // What an editor or this program keeps beside a file while it writes it is nobody's rules.
        return !name.StartsWith('.') && (name.Contains(".json", StringComparison.OrdinalIgnoreCase) || HoldsRules(path));
    }

    private static bool HoldsRules(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                return false;
            }

            var text = Encoding.UTF8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF').TrimStart();
            return (text.StartsWith('{') || text.StartsWith('/')) && TellTales.Any(word => text.Contains(word, StringComparison.Ordinal));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
