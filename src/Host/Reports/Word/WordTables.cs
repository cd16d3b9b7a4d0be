using System.Xml.Linq;
using static ActionPlan.Host.Reports.Word.Wml;

namespace ActionPlan.Host.Reports.Word;

/// <summary>Real tables, whose heading row is repeated on every page.</summary>
internal static class WordTables
{
    /// <summary>A row with more text in a cell may go on on the next page: kept whole it could leave most of a page empty.</summary>
    private const int LongestKeptWhole = 250;

    /// <param name="width">The width between the margins.</param>
    public static IEnumerable<XElement> Of(TableBlock table, int width)
    {
        var widths = ColumnWidths.Of(table, width);
        if (!table.IsTitledAbove)
        {
            yield return Paragraph(WordStyles.Caption, Run(table.Caption));
        }

        // A small table stays on one page; of no table does the first or the last line stand alone on one.
        var keptFrom = table.IsKeptTogether ? 0 : table.Lines.Count - 2;
        yield return El(
            "tbl",
            El(
                "tblPr", Val("tblStyle", WordStyles.Grid), El("tblW", At("w", width), At("type", "dxa")), Val("jc", "center"),
                El("tblLayout", At("type", "fixed")),
                El("tblLook", At("val", "0420"), At("firstRow", 1), At("lastRow", 0), At("firstColumn", 0), At("lastColumn", 0), At("noHBand", 0),
                    At("noVBand", 1)),
                Val("tblCaption", table.Caption)),
            El("tblGrid", widths.Select(one => El("gridCol", At("w", one)))),
            El("tr", El("trPr", El("cantSplit"), El("tblHeader")),
                table.Columns.Select((column, i) => Cell(widths[i], [new Piece(column.Heading)], WordStyles.HeadCell, null, "D9E2EC", isKept: true))),
            table.Lines.Select((line, i) => Row(line, table.Columns, widths, width, isKept: (i == 0 || i >= keptFrom) && i < table.Lines.Count - 1)));
        yield return El("p", El("pPr", El("spacing", At("after", 120), At("line", 120), At("lineRule", "exact"))));
    }

    private static XElement Row(TableLine line, IReadOnlyList<ReportColumn> columns, List<int> widths, int width, bool isKept)
    {
        if (line.IsWide)
        {
            return El(
                "tr", El("trPr", El("cantSplit")),
                El(
                    "tc",
                    El("tcPr", El("tcW", At("w", width), At("type", "dxa")), Val("gridSpan", columns.Count),
                        line.IsGroup ? El("shd", At("val", "clear"), At("color", "auto"), At("fill", "F1F3F5")) : null),
                    El("p", El("pPr", Val("pStyle", WordStyles.Cell), El("keepNext")), Runs(line.Cells[0], El(line.IsGroup ? "b" : "i")))));
        }

        var isWhole = line.Cells.All(cell => cell.Sum(piece => piece.Text.Length) <= LongestKeptWhole);
        return El("tr", isWhole ? El("trPr", El("cantSplit")) : null,
            line.Cells.Select((cell, i) => Cell(widths[i], cell, WordStyles.Cell, columns[i].Number ? "right" : null, null, isKept)));
    }

    private static XElement Cell(int width, IReadOnlyList<Piece> pieces, string style, string? alignment, string? fill, bool isKept) => El(
        "tc",
        El(
            "tcPr", El("tcW", At("w", width), At("type", "dxa")), fill is null ? null : El("shd", At("val", "clear"), At("color", "auto"), At("fill", fill)),
            style == WordStyles.HeadCell ? Val("vAlign", "center") : null),
        El("p", El("pPr", Val("pStyle", style), isKept ? El("keepNext") : null, alignment is null ? null : Val("jc", alignment)), Runs(pieces)));
}
