using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>Workbooks as people bring them: no template of ours.</summary>
internal static class Workbooks
{
    /// <param name="sheets">Their names, rows of texts, numbers and formulas (<c>'=1+1'</c>), and ranges that are merged.</param>
    public static byte[] Of(params (string Name, object[][] Rows, string[] Merged)[] sheets)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
            foreach (var (index, (name, rows, merged)) in sheets.Index())
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(rows.Index().Select(row =>
                    new Row(row.Item.Index().Select(cell => Cell(cell.Item, cell.Index, row.Index))) { RowIndex = (uint)row.Index + 1 })));
                if (merged.Length > 0)
                {
                    part.Worksheet.AppendChild(new MergeCells(merged.Select(range => new MergeCell { Reference = range })));
                }

                book.Workbook.Sheets!.AppendChild(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)index + 1, Name = name });
            }
        }

        return file.ToArray();
    }

    private static Cell Cell(object value, int column, int row)
    {
        var address = FormattableString.Invariant($"{(char)('A' + column)}{row + 1}");
        return value switch
        {
            string text when text.StartsWith('=') => new Cell
            {
                CellReference = address, CellFormula = new CellFormula(text[1..]), CellValue = new CellValue("2"),
            },
            string text => new Cell { CellReference = address, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) },
            _ => new Cell { CellReference = address, CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!) },
        };
    }
}
