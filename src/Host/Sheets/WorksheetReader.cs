using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace ActionPlan.Host.Sheets;

/// <summary>Reads one worksheet, a cell at a time.</summary>
internal sealed class WorksheetReader(SheetContent sheet, NumberFormats formats, IReadOnlyList<string> texts, int firstDay, int mostCells)
{
    /// <summary>From here on Excel keeps no whole number as it is.</summary>
    internal const double LargestNumber = 1e15;
    private const int MostRanges = 1000;

    // Of all cells together: a text may stand in thousands of them.
    private const long MostLetters = 20_000_000;
    private CellAddress last = new(0, 0);
    private long letters;

    public Complaint? Read(WorksheetPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement)
            {
                continue;
            }

            if (reader.ElementType == typeof(Xl.Row))
            {
                last = new CellAddress(0, RowOf(reader));
            }
            else if (reader.ElementType == typeof(Xl.Cell))
            {
                if (Add((Xl.Cell)reader.LoadCurrentElement()!) is { } problem)
                {
                    return problem;
                }
            }
            else if (reader.ElementType == typeof(Xl.MergeCell)
                && CellRange.TryParse(((Xl.MergeCell)reader.LoadCurrentElement()!).Reference?.Value, out var merged))
            {
                sheet.Merged.Add(merged);
            }
        }

        return null;
    }

    /// <summary>All runs of a rich text, without the pronunciations that Asian editions write beside it.</summary>
    public static string TextOf(OpenXmlElement item)
    {
        var text = SheetText.Read(string.Concat(item.Descendants<Xl.Text>().Where(text => !text.Ancestors<Xl.PhoneticRun>().Any()).Select(text => text.Text)));
        return text.Length <= SheetText.LongestCell ? text : throw new InvalidDataException("A text longer than a cell holds.");
    }

    private int RowOf(OpenXmlReader reader)
    {
        var given = reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value;
        var row = given is null ? last.Row + 1 : int.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture);
        return row is >= 1 and <= CellAddress.LastRow ? row : throw new InvalidDataException("A row beyond the sheet's end.");
    }

    private Complaint? Add(Xl.Cell cell)
    {
        var address = new CellAddress(last.Column + 1, last.Row);
        if (cell.CellReference?.Value is { } reference && !CellAddress.TryParse(reference, out address))
        {
            return Complaint.OfFile("Damaged");
        }

        if (address.Column > CellAddress.LastColumn || address.Row is 0 or > CellAddress.LastRow)
        {
            return Complaint.OfFile("Damaged");
        }

        last = address;
        if (sheet.CellCount >= mostCells)
        {
            return Complaint.OfFile("TooManyCells");
        }

        // Of a formula that fills only its own cell the cell says so itself.
        if (cell.CellFormula is { FormulaType.Value: var type, Reference.Value: var range }
            && (type == Xl.CellFormulaValues.Array || type == Xl.CellFormulaValues.DataTable)
            && CellRange.TryParse(range, out var computed) && computed.From != computed.To)
        {
            sheet.Computed.Add(computed);
            if (sheet.Computed.Count > MostRanges)
            {
                return Complaint.OfFile("TooManyFormulas", MostRanges.ToString(CultureInfo.InvariantCulture));
            }
        }

        var content = Content(cell, address);
        letters += content.Text.Length;
        return letters > MostLetters ? Complaint.OfFile("TooManyCells")
            : sheet.Add(content) ? null
            : new Complaint(sheet.Place(address), "RepeatedCell");
    }

    private SheetCell Content(Xl.Cell cell, CellAddress address)
    {
        var raw = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value ?? Xl.CellValues.Number;
        if (cell.CellFormula is { } formula)
        {
            return new SheetCell(address, CellContent.Formula, 0, "=" + formula.Text);
        }

        if (type == Xl.CellValues.InlineString)
        {
            return OfText(address, cell.InlineString is { } inline ? TextOf(inline) : "");
        }

        if (raw.Length == 0)
        {
            return SheetCell.None(address);
        }

        return type switch
        {
            _ when type == Xl.CellValues.SharedString => OfText(address, texts[int.Parse(raw, NumberStyles.None, CultureInfo.InvariantCulture)]),
            _ when type == Xl.CellValues.String => OfText(address, SheetText.Read(raw)),
            _ when type == Xl.CellValues.Boolean => new SheetCell(address, CellContent.Boolean, 0, raw == "1" ? "TRUE" : "FALSE"),
            _ when type == Xl.CellValues.Error => new SheetCell(address, CellContent.Error, 0, raw),
            _ when type == Xl.CellValues.Date => new SheetCell(address, CellContent.Date, 0, raw),
            _ => AsShown(OfNumber(address, raw, formats.Of(cell.StyleIndex?.Value ?? 0)), formats.ShownAs(cell.StyleIndex?.Value ?? 0)),
        };
    }

    private static SheetCell AsShown(SheetCell cell, ShownNumber? shown) =>
        cell.Content == CellContent.Number && shown?.Other(cell.Number) is { } other ? cell with { Shown = other } : cell;

    private static SheetCell OfText(CellAddress address, string text) =>
        new(address, TypedText.Word(text).Length == 0 ? CellContent.Empty : CellContent.Text, 0, TypedText.Word(text));

    // Excel writes 4.35 as 4.3499999999999996: fifteen digits are what it keeps and shows. What is too large for that is left to the reader of text.
    private SheetCell OfNumber(CellAddress address, string raw, CellContent shown)
    {
        var number = double.Parse(raw, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number) || Math.Abs(number) >= LargestNumber)
        {
            return new SheetCell(address, CellContent.Text, 0, raw);
        }

        return shown == CellContent.Date
            ? new SheetCell(address, shown, (decimal)number + firstDay, Day(number + firstDay))
            : new SheetCell(address, shown, (decimal)number, raw);
    }

    private static string Day(double serial) => serial is >= 1 and < 2_958_466
        ? DateTime.FromOADate(serial).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        : serial.ToString(CultureInfo.InvariantCulture);
}
