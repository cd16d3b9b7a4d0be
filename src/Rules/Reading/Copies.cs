namespace ActionPlan.Rules.Reading;

/// <summary>
/// Copies that somebody left in a plan's folder, such as 'security - Copy.json': each is named once and left out, for all else that could
/// be said of it (every id used twice) follows from that.
/// </summary>
internal static class Copies
{
    /// <summary>The files without copies, which are complained of.</summary>
    public static IReadOnlyList<ParsedFile> LeftOut(IReadOnlyList<ParsedFile> files, ProblemList problems)
    {
        var copies = new HashSet<ParsedFile>();
        foreach (var file in files.Where(IsPlan))
        {
            problems.Add(file.File, 0, "copyOfPlan", file.Name);
            copies.Add(file);
        }

        foreach (var module in files.Where(file => file.Module is { Length: > 0 }).GroupBy(file => file.Module!, StringComparer.Ordinal))
        {
            var original = module.OrderBy(file => !string.Equals(file.Name, module.Key + ".json", StringComparison.OrdinalIgnoreCase))
                .ThenBy(file => file.Name.Length).ThenBy(file => file.Name, StringComparer.Ordinal).First();
            var ids = original.Ids.ToHashSet(StringComparer.Ordinal);
            foreach (var copy in module.Where(file => file != original && IsCopy(file, original, ids)))
            {
                problems.Add(copy.File, copy.Root.Find("module")!.Offset, "copyOfFile", copy.Name, original.Name);
                copies.Add(copy);
            }
        }

        return [.. files.Where(file => !copies.Contains(file))];
    }

    private static bool IsPlan(ParsedFile file) => file.Module is null && file.Root.Find("term") is not null && file.Root.Find("units") is not null;

    private static bool IsCopy(ParsedFile file, ParsedFile original, HashSet<string> ids) =>
        file.File.Bytes.Span.SequenceEqual(original.File.Bytes.Span) || file.Ids.Any(ids.Contains);
}
