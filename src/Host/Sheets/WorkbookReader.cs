using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace ActionPlan.Host.Sheets;

/// <summary>The worksheets of an uploaded workbook, or what keeps them from being read.</summary>
internal sealed record WorkbookReading(IReadOnlyList<SheetContent> Sheets, Complaint? Problem);

/// <summary>Reads the cells of a workbook as they stand; formulas are not computed, and their last results not believed.</summary>
internal static class WorkbookReader
{
    private const int MostCells = 200_000;
    private const int MostTexts = 200_000;
    private const int DaysTo1904 = 1462;

    public static WorkbookReading Read(byte[] file)
    {
        if (XlsxGuard.Check(file) is { } refused)
        {
            return new WorkbookReading([], refused);
        }

        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(file, writable: false), isEditable: false);
            return Read(document);
        }
        catch (Exception error) when (error is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or FormatException
            or ArgumentException or InvalidOperationException or KeyNotFoundException or IOException or NotSupportedException or NullReferenceException
            or OverflowException or System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            return new WorkbookReading([], Complaint.OfFile("Damaged"));
        }
    }

    private static WorkbookReading Read(SpreadsheetDocument document)
    {
        var book = document.WorkbookPart ?? throw new InvalidDataException("No workbook.");
        var formats = new NumberFormats(book.WorkbookStylesPart?.Stylesheet);
        var texts = Texts(book.SharedStringTablePart);
        // Excel for the Mac once counted days from 1904.
        var firstDay = book.Workbook.WorkbookProperties?.Date1904?.Value == true ? DaysTo1904 : 0;
        var sheets = new List<SheetContent>();
        foreach (var listed in book.Workbook.Sheets?.Elements<Xl.Sheet>() ?? [])
        {
            if (listed is not { Id.Value: { } id, Name.Value: { } name } || !book.TryGetPartById(id, out var part) || part is not WorksheetPart worksheet)
            {
                continue;
            }

            var sheet = new SheetContent(SheetText.Read(name));
            if (new WorksheetReader(sheet, formats, texts, firstDay, MostCells - sheets.Sum(read => read.CellCount)).Read(worksheet) is { } problem)
            {
                return new WorkbookReading([], problem);
            }

            sheets.Add(sheet);
        }

        return new WorkbookReading(sheets, null);
    }

    private static List<string> Texts(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == typeof(Xl.SharedStringItem) && texts.Count < MostTexts)
            {
                // Without blanks at its ends, once: thousands of cells may refer to one text.
                texts.Add(WorksheetReader.TextOf(reader.LoadCurrentElement()!).Trim());
            }
        }

        return texts;
    }
}
