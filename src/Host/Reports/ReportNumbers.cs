using System.Text.RegularExpressions;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports.Corrigenda;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Reports;

/// <summary>
/// The numbers that a report's text may use, by reference: <c>[[14a.ketqua]]</c>. Whoever edits the text moves references about and cannot
/// change what they stand for.
/// </summary>
internal sealed partial class ReportNumbers
{
    private readonly Dictionary<string, string> shown = new(StringComparer.Ordinal);

    public ReportNumbers(ReportFacts facts)
    {
        shown["lan.so"] = facts.Run.Id.ToString(CultureInfo.InvariantCulture);
        shown["lan.ngay"] = Day(facts.Plan.DayOf(facts.Run.CompletedAt!.Value));
        shown["lan.laynhap"] = Day(facts.Snapshot.On);
        TargetNumbers.Put(facts, shown);
        GroupNumbers.Put(facts, shown);
        WorkNumbers.Put(facts, shown);
        CorrigendumNumbers.Put(facts, shown);
    }

    /// <summary>All references with what they stand for.</summary>
    public IReadOnlyDictionary<string, string> All => shown;

    public bool Has(string reference) => shown.ContainsKey(reference);

    /// <summary>A target's name in references.</summary>
    public static string Name(Target target) => target.Definition.Number ?? target.Key;

    public static string Reference(Target target, string what) => $"{Name(target)}.{what}";

    public static string Token(Target target, string what) => $"[[{Reference(target, what)}]]";

    public static string Token(string group, string what) => $"[[{group}.{what}]]";

    /// <summary>The references in a text, in their order.</summary>
    public static IEnumerable<string> In(string text) => Token().Matches(text).Select(match => match.Groups["name"].Value);

    /// <summary>The text without its references.</summary>
    public static string Outside(string text) => Token().Replace(text, " ");

    /// <summary>How many places in square brackets wait for somebody to fill them in.</summary>
    public static int GapsIn(string text) => Gap().Count(Outside(text));

    /// <summary>The text with something said in each of these places.</summary>
    public static string Filled(string text, string said) =>
        GapOrToken().Replace(text, found => found.ValueSpan.StartsWith("[[", StringComparison.Ordinal) ? found.Value : said);

    /// <summary>
    /// What a reference stands for; where the verdict has no such number, the place is marked all the same, so that a number that comes later is seen.
    /// </summary>
    public Piece Piece(string reference, string otherwise = Show.Nothing) => new(shown.GetValueOrDefault(reference, otherwise), reference);

    /// <summary>The text's pieces: what was written, and what references stand for. An unknown reference stays as it was typed.</summary>
    public IReadOnlyList<Piece> Pieces(string text)
    {
        var pieces = new List<Piece>();
        var at = 0;
        foreach (Match match in Token().Matches(text))
        {
            if (match.Index > at)
            {
                pieces.Add(new Piece(text[at..match.Index]));
            }

            var name = match.Groups["name"].Value;
            pieces.Add(shown.TryGetValue(name, out var known) ? new Piece(known, name) : new Piece(match.Value));
            at = match.Index + match.Length;
        }

        if (at < text.Length)
        {
            pieces.Add(new Piece(text[at..]));
        }

        return pieces;
    }

    internal static string Number(decimal value, params ReadOnlySpan<decimal?> beside) => Shown.Number(value, LetterWords.Vietnamese, beside);

    internal static string Day(DateOnly day) => Shown.Day(day, LetterWords.Vietnamese);

    /// <summary>Documents write small counts with a leading zero, so that no digit can be added before them; none is '0'.</summary>
    internal static string Count(int count) => count.ToString(count == 0 ? "0" : "00", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[[^\[\]]+\]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Gap();

    [GeneratedRegex(@"\[\[[^\[\]]+\]\]|\[[^\[\]]+\]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex GapOrToken();

    [GeneratedRegex(@"\[\[(?<name>[^\[\]\s]{1,160})\]\]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
