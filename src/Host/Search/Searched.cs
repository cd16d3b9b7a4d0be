namespace ActionPlan.Host.Search;

/// <summary>What somebody typed to find something, and what the plan says means the same.</summary>
internal sealed class Searched
{
    public const int Longest = 200;
    private const int MostVariants = 16;
    private readonly IReadOnlyList<(string Text, string[] Words)> variants;

    private Searched(IEnumerable<string> variants) =>
        this.variants =
            [.. variants.Select(variant => (variant, variant.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(variant => variant.Item2.Length > 0)];

    /// <summary>Null where nothing was typed that anything could be found by.</summary>
    public static Searched? Read(Plan plan, string? typed)
    {
        var text = TypedText.Line(typed ?? "");
        var folded = Plain(Folded.Of(text.Length > Longest ? text[..Longest] : text));
        return folded.Length == 0 ? null : new Searched(Variants(plan, folded));
    }

    /// <summary>How near a folded name is: 0 begins with it, 1 holds it, 2 holds each of its words; null where it does not.</summary>
    public int? Nearness(string folded)
    {
        int? best = null;
        foreach (var (text, words) in variants)
        {
            var near = folded.StartsWith(text, StringComparison.Ordinal) ? 0
                : folded.Contains(text, StringComparison.Ordinal) ? 1
                : Array.TrueForAll(words, word => folded.Contains(word, StringComparison.Ordinal)) ? 2
                : (int?)null;
            best = near is { } found && !(best < found) ? found : best;
        }

        return best;
    }

    private static IEnumerable<string> Variants(Plan plan, string folded)
    {
        var others =
            from synonyms in plan.File.Synonyms
            let words = synonyms.Words.Select(word => Plain(Folded.Of(word))).Where(word => word.Length > 0).ToList()
            from word in words
            where folded.Contains(word, StringComparison.Ordinal)
            from other in words
            where other != word
            select folded.Replace(word, other, StringComparison.Ordinal);
        return others.Prepend(folded).Distinct(StringComparer.Ordinal).Take(MostVariants);
    }

    private static string Plain(string folded) => string.Join(' ', folded.Split([' ', ',', ';', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries));
}
