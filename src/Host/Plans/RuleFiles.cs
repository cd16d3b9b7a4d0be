using System.Text;

namespace ActionPlan.Host.Plans;

/// <summary>A module's rule file in a plan's files, or the plan's own, and its text.</summary>
internal static class RuleFiles
{
    /// <summary>What the plan's own file is called where others are called by their module; no module can be called so.</summary>
    public const string OfPlan = PlanSource.PlanFileName;

    private const char Mark = '\uFEFF';

    /// <summary>Null where the version has no such module.</summary>
    public static PlanText? Of(PlanSource source, string module) => source.Files.FirstOrDefault(file => ModuleOf(file) == module);

    /// <summary>The plan's own file first, then the modules' by their names; what is no rule file is left out.</summary>
    public static IEnumerable<(string Module, PlanText File)> All(PlanSource source) => ByModule(source)
        .OrderByDescending(one => one.Key == OfPlan).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value));

    /// <summary>The modules whose files two versions have otherwise, the plan's own file among them.</summary>
    public static IReadOnlyList<string> Between(PlanSource before, PlanSource after)
    {
        var (known, there) = (ByModule(before), ByModule(after));
        return [.. known.Keys.Union(there.Keys, StringComparer.Ordinal).Where(module =>
            !known.TryGetValue(module, out var one) || !there.TryGetValue(module, out var other) || !one.Bytes.Span.SequenceEqual(other.Bytes.Span))];
    }

    public static string TextOf(PlanText file) => Encoding.UTF8.GetString(file.Bytes.Span).TrimStart(Mark);

    /// <summary>The text as this file has its lines and its beginning: a browser sends line ends of its own.</summary>
    public static byte[] BytesOf(string text, PlanText file)
    {
        var known = Encoding.UTF8.GetString(file.Bytes.Span);
        var own = text.ReplaceLineEndings(known.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n").TrimStart(Mark);
        return Encoding.UTF8.GetBytes(known.StartsWith(Mark) ? Mark + own : own);
    }

    private static Dictionary<string, PlanText> ByModule(PlanSource source) => source.Files.Select(file => (Module: ModuleOf(file), File: file))
        .Where(one => one.Module is not null).DistinctBy(one => one.Module, StringComparer.Ordinal)
        .ToDictionary(one => one.Module!, one => one.File, StringComparer.Ordinal);

    /// <summary>Also of a file that somebody still writes on, where it says so before what cannot be read.</summary>
    public static string? ModuleOf(PlanText file) => PlanSource.IsPlanFile(file.Name) ? OfPlan : FileHead.Of(file.Bytes).GetValueOrDefault("module") as string;
}
