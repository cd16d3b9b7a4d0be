using ActionPlan.Host.Reports.Copies;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>A number as it stands in a document, by what it stands for.</summary>
internal sealed record PrintedNumber(string Reference, string Text, string Place);

/// <summary>Reads from a Word file which numbers it prints, and in which section.</summary>
internal static class PrintedNumbers
{
    private const string Annex = "Phụ lục";
    private const string Table = ", bảng";

    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

    /// <summary>
    /// From what the issued file says; what has lost its mark there counts as issued if its text is still there. Without a file, as it is stored.
    /// </summary>
    public static IReadOnlyList<PrintedNumber> Of(WordReading? issued, Report composed)
    {
        var stored = Composed(composed);
        if (issued is null)
        {
            return stored;
        }

        var marked = Marked(issued);
        var known = marked.Select(one => one.Reference).ToHashSet(StringComparer.Ordinal);
        var said = string.Join('\n', issued.Paragraphs.Select(paragraph => WordReading.Plain(paragraph.Text)));
        return [.. marked, .. stored.Where(one => !known.Contains(one.Reference) && Stands(said, one.Text))];
    }

    // As words of its own: '4 vụ' does not stand in '14 vụ', nor in '1,4 vụ'.
    private static bool Stands(string said, string text)
    {
        bool GoesOn(int at, int step) => at >= 0 && at < said.Length
            && (char.IsLetterOrDigit(said[at]) || (said[at] is '.' or ',' && at + step >= 0 && at + step < said.Length && char.IsDigit(said[at + step])));
        for (var at = text.Any(char.IsLetterOrDigit)
            ? said.IndexOf(text, StringComparison.Ordinal) : -1; at >= 0; at = said.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            if (!GoesOn(at - 1, -1) && !GoesOn(at + text.Length, 1))
            {
                return true;
            }
        }

        return false;
    }

    private static List<PrintedNumber> Composed(Report report)
    {
        var found = new List<PrintedNumber>();
        var counts = new int[3];
        void Add(string place, IEnumerable<Piece> pieces) =>
            found.AddRange(pieces.Where(piece => piece.Reference is not null && piece.Text.Length > 0)
                .Select(piece => new PrintedNumber(piece.Reference!, WordReading.Plain(piece.Text), place)));
        foreach (var (block, isAnnex) in report.Body.Select(block => (block, false)).Concat(report.Annex.Select(block => (block, true))))
        {
            if (block is HeadingBlock heading)
            {
                Count(counts, Math.Clamp(heading.Level, 1, 3) - 1);
            }

            if (block is ParagraphBlock paragraph)
            {
                Add(isAnnex ? Annex : Place(counts), paragraph.Pieces);
            }

            if (block is TableBlock table)
            {
                Add(isAnnex ? Annex : Place(counts) + Table, table.Lines.SelectMany(line => line.Cells).SelectMany(cell => cell));
            }
        }

        return found;
    }

    private static List<PrintedNumber> Marked(WordReading issued)
    {
        var found = new List<PrintedNumber>();
        var counts = new int[3];
        var isAnnex = false;
        foreach (var paragraph in issued.Paragraphs)
        {
            if (paragraph.Style is ['H', 'e', 'a', 'd', 'i', 'n', 'g', >= '1' and <= '3' and var level])
            {
                Count(counts, level - '1');
            }

            var place = isAnnex ? Annex : Place(counts) + (paragraph.IsInTable ? Table : "");
            found.AddRange(paragraph.Marked.Select(one => new PrintedNumber(one.Reference, WordReading.Plain(one.Text), place)));
            isAnnex |= paragraph.EndsSection;
        }

        return found;
    }

    private static void Count(int[] counts, int level)
    {
        counts[level]++;
        Array.Clear(counts, level + 1, counts.Length - level - 1);
    }

    // 'mục II.4', 'mục III.2.a'
    private static string Place(int[] counts) =>
        counts[0] == 0 ? "Phần mở đầu" : "Mục " + string.Join('.', counts.TakeWhile(count => count > 0).Select((count, level) => level switch
    {
        0 => Roman[Math.Min(count, Roman.Length) - 1],
        1 => count.ToString(CultureInfo.InvariantCulture),
        _ => ((char)('a' + (count - 1) % 26)).ToString(),
    }));
}
