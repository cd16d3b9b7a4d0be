using System.Xml.Linq;
using ActionPlan.Host.Reports.Forms;
using static ActionPlan.Host.Reports.Word.Wml;

namespace ActionPlan.Host.Reports.Word;

/// <summary>The blocks above the title and below the text: two columns without lines.</summary>
internal static class WordHead
{
    private const int LeastLeftShare = 36;
    private const int UsualLeftShare = 43;

    // Between a cell's text and its edges, on both sides; and what fonts differ by.
    private const int CellMargins = 216;
    private const int Slack = 160;

    public static IEnumerable<XElement> Above(Report report, int width)
    {
        var (left, right) = (report.Form.LeftHeader, report.Form.RightHeader);
        // 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' and the date stand on one line each: they get the room that they need.
        var needed = right.Max(line => OfPoints(LetterWidths.Of(report.Names.In(line, report.Heading), line.Size))) + CellMargins + Slack;
        var leftWidth = Math.Clamp(width - needed, width * LeastLeftShare / 100, width * UsualLeftShare / 100);
        // The number and the date stand on one line, however many lines the names above need.
        yield return Table(
            width, leftWidth,
            [
                (Lines(report, left.SkipLast(1), leftWidth - CellMargins),
                    Lines(report, right.SkipLast(1).Where(line => line.Text.Length > 0), width - leftWidth - CellMargins)),
                (Lines(report, left.TakeLast(1), leftWidth - CellMargins), Lines(report, right.TakeLast(1), width - leftWidth - CellMargins)),
            ]);
        yield return Paragraph(WordStyles.Line);
        foreach (var line in Lines(report, report.Form.Title, width))
        {
            yield return line;
        }

        yield return Paragraph(WordStyles.Line);
    }

    public static IEnumerable<XElement> Below(Report report, int width)
    {
        var form = report.Form.Recipients;
        var leftWidth = width / 2;
        IEnumerable<XElement> recipients =
        [
            El("p", El("pPr", Val("pStyle", WordStyles.Line), Val("jc", "left")),
                Run(form.Title.Text, Looks(form.Title.Size, form.Title.Bold, form.Title.Italic, form.Title.Underlined))),
            .. report.Names.Recipients.DefaultIfEmpty("[Nơi nhận]").Select(one => one.TrimEnd('.', ',', ';', ' ') + ",").Append(form.Last)
                .Select(one => El("p", El("pPr", Val("pStyle", WordStyles.Line), Val("jc", "left")), Run("- " + one, Looks(form.Items)))),
        ];
        yield return El("p", El("pPr", Val("pStyle", WordStyles.Line), El("keepNext")));
        yield return Table(width, leftWidth, [(recipients, Lines(report, report.Form.Signature, width - leftWidth - CellMargins))]);
    }

    /// <summary>Above the annex, whose first line stands in Word's outline.</summary>
    public static IEnumerable<XElement> Annex(Report report, AnnexHeadBlock head, int width) => Lines(report, head.Lines, width, WordStyles.AnnexHead)
        .Select((line, i) =>
        {
            if (i == 0)
            {
                line.Element(W + "pPr")!.Add(Val("outlineLvl", 0));
            }

            return line;
        });

    private static XElement Table(int width, int leftWidth, IReadOnlyList<(IEnumerable<XElement> Left, IEnumerable<XElement> Right)> rows) => El(
        "tbl",
        El("tblPr", El("tblW", At("w", width), At("type", "dxa")), El("tblLayout", At("type", "fixed")), Val("tblLook", "0000")),
        El("tblGrid", El("gridCol", At("w", leftWidth)), El("gridCol", At("w", width - leftWidth))),
        rows.Select(row => El("tr", El("trPr", El("cantSplit")), Cell(leftWidth, row.Left), Cell(width - leftWidth, row.Right))));

    private static XElement Cell(int width, IEnumerable<XElement> content) => El("tc", El("tcPr", El("tcW", At("w", width), At("type", "dxa"))), content);

    private static IEnumerable<XElement> Lines(Report report, IEnumerable<LineForm> lines, int width, string style = WordStyles.Line)
    {
        foreach (var line in lines)
        {
            var text = report.Names.In(line, report.Heading);
            yield return El(
                "p",
                El("pPr", Val("pStyle", style), line.After > 0 ? El("spacing", At("after", OfPoints(line.After))) : null),
                text.Length == 0 ? null : Run(text, Looks(line.Size, line.Bold, line.Italic, line.Underlined)));
            if (line.Ruled)
            {
                yield return Rule(text, line, width);
            }
        }
    }

    // The line below a name: a paragraph's border, no drawing, so that it moves with the text.
    private static XElement Rule(string text, LineForm line, int width)
    {
        var length = OfPoints(Math.Min(LetterWidths.Of(text, line.Size), width / 20m) * (line.RuleLength ?? 1));
        var indent = Math.Max(0, (width - length) / 2);
        return El(
            "p",
            El(
                "pPr", Val("pStyle", WordStyles.Line),
                El("pBdr", El("top", At("val", "single"), At("sz", 6), At("space", 1), At("color", "000000"))),
                El("spacing", At("before", 40), At("line", 80), At("lineRule", "exact")),
                El("ind", At("left", indent), At("right", indent))),
            null);
    }
}
