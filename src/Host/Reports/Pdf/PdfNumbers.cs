using System.Text.RegularExpressions;
using ActionPlan.Host.Reports.Copies;

namespace ActionPlan.Host.Reports.Pdf;

/// <summary>
/// Compares a PDF with the document of which it was made: the document's numbers stand in it in their order, and no others between them.
/// </summary>
internal sealed partial class PdfNumbers
{
    /// <summary>How far behind the last paragraph the next one is looked for: words that are hyphenated are passed over.</summary>
    private const int Farthest = 2000;

    private const int ShownAround = 30;

    private readonly string text;
    private readonly HashSet<string> anywhere;
    private readonly bool hasLists;
    private readonly IReadOnlySet<string> listStyles;
    private int at;

    private PdfNumbers(string text, EditedCopy copy)
    {
        this.text = text;
        (hasLists, listStyles) = (copy.File.ListTexts.Any(), copy.File.ListStyles);
        // Notes stand below the page, boxes anywhere on it; notes are counted besides.
        var notes = copy.Notes.Where(note => PdfText.Bare(note.Text).Length > 0).ToList();
        anywhere = [.. notes.Concat(copy.Text.Where(one => one.IsBeside)).SelectMany(Numbers),
            .. Enumerable.Range(1, notes.Count).Select(number => number.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>The first place where they differ; null where they do not.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="copy">The document.</param>
    public static string? Difference(byte[] pdf, EditedCopy copy) => Difference(PdfText.Of(pdf), copy);

    /// <param name="text">What the file prints, see <see cref="PdfText"/>.</param>
    /// <param name="copy">The document.</param>
    public static string? Difference(string text, EditedCopy copy) => new PdfNumbers(text, copy).Difference(copy.Text);

    private string? Difference(IReadOnlyList<SaidParagraph> paragraphs)
    {
        foreach (var line in paragraphs.Where(one => !one.IsBeside).Select(one => (Row: (object?)one.Row ?? one, one)).GroupBy(one => one.Row, one => one.one))
        {
            var from = at;
            if (!line.All(Passes) && !PassesInAnyOrder(from, line))
            {
                return $"'{string.Concat(line.Select(one => PdfText.Bare(one.Text)))}' was looked for in '{text.Substring(from, Math.Min(text.Length - from, ShownAround * 3))}'";
            }
        }

        return IsFree(text[at..], isLine: false)
            ? paragraphs.Where(one => one.IsBeside).SelectMany(Numbers).FirstOrDefault(number => !text.Contains(number, StringComparison.Ordinal))
            : $"'{text[at..Math.Min(text.Length, at + (ShownAround * 3))]}' is not in the document";
    }

    private bool Passes(SaidParagraph paragraph)
    {
        var said = PdfText.Bare(paragraph.Text);
        var numbers = Numbers(paragraph).ToList();
        var isLine = !paragraph.IsInTable || IsCounted(paragraph);
        return Takes(said, isLine) || numbers.Select((number, index) => (number, index)).All(one => Takes(one.number, isLine && one.index == 0));
    }

    // A row that goes on on the next page is written in two halves, each cell by cell.
    private bool PassesInAnyOrder(int from, IGrouping<object, SaidParagraph> line)
    {
        if (line.Key is SaidParagraph)
        {
            return false;
        }

        at = from;
        var open = line.SelectMany(Numbers).OrderByDescending(number => number.Length).ToList();
        var labels = hasLists ? line.Count(IsCounted) : 0;
        while (open.Count > 0)
        {
            var next = text.AsSpan(at).IndexOfAnyInRange('0', '9');
            if (next >= 0 && labels > 0 && Label().Match(text, at + next) is { Success: true } label && label.Index == at + next)
            {
                (at, labels) = (at + next + label.Length, labels - 1);
                continue;
            }

            if (next < 0 || open.Find(number => text.AsSpan(at + next).StartsWith(number, StringComparison.Ordinal)) is not { } found)
            {
                return false;
            }

            open.Remove(found);
            at += next + found.Length;
        }

        return true;
    }

    private bool Takes(string said, bool isLine)
    {
        var found = Find(said);
        if (found < 0 || !IsFree(text[at..found], isLine))
        {
            return false;
        }

        at = found + said.Length;
        return true;
    }

    // Not in the middle of a number that nothing has taken yet.
    private int Find(string said)
    {
        var (found, end) = (at - 1, Math.Min(text.Length, at + said.Length + Farthest));
        do
        {
            found = found + 1 > end ? -1 : text.IndexOf(said, found + 1, end - found - 1, StringComparison.Ordinal);
        }
        while (found > at && said.Length > 0 && char.IsAsciiDigit(said[0]) && char.IsAsciiDigit(text[found - 1]));

        return found;
    }

    // What lists print in front of a line is counted by the printing program; a table's numbers are typed.
    private bool IsFree(string between, bool isLine) =>
        EditedCopy.In(hasLists && isLine ? Label().Replace(between, "", 1) : between).All(anywhere.Contains);

    private bool IsCounted(SaidParagraph paragraph) => paragraph.IsCounted || (paragraph.Style is { } style && listStyles.Contains(style));

    private static IEnumerable<string> Numbers(SaidParagraph paragraph) => EditedCopy.In(PdfText.Bare(paragraph.Text));

    [GeneratedRegex(@"\d{1,3}(?:\.\d{1,3})*[-.)–:]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Label();
}
