
namespace ActionPlan.Host.Sheets;

/// <summary>The one sheet of a workbook that says of itself which template it is.</summary>
/// <param name="Sheet">Its cells.</param>
/// <param name="Mark">The cell that says so; its row names the columns.</param>
internal sealed record MarkedSheet(SheetContent Sheet, SheetCell Mark)
{
    private const int MarkWithin = 100;

    public int HeaderRow => Mark.Address.Row;

    /// <param name="file">The workbook; it is guarded before it is opened.</param>
    /// <param name="isMark">Whether a text is the mark of the template that is asked for.</param>
    public static (MarkedSheet? Found, Complaint? Problem) Find(byte[] file, Func<string, bool> isMark)
    {
        var book = WorkbookReader.Read(file);
        if (book.Problem is { } refused)
        {
            return (null, refused);
        }

        var marked = book.Sheets.SelectMany(sheet => sheet.All
            .Where(cell => cell is { Content: CellContent.Text, Address.Row: <= MarkWithin } && isMark(cell.Text))
            .Select(cell => new MarkedSheet(sheet, cell))).ToList();
        return marked switch
        {
            [] => (null, Complaint.OfFile("NotATemplate")),
            [var only] => (only, null),
            _ => (null, Complaint.OfFile("TwoTemplates", string.Join(", ", marked.Select(mark => mark.Sheet.Name).Distinct(StringComparer.Ordinal)))),
        };
    }

    /// <summary>Which of the rows below a merged cell's value is for cannot be known.</summary>
    public IEnumerable<Complaint> Merged(IReadOnlyCollection<int> columns) => Sheet.Merged
        .Where(range => range.To.Row > HeaderRow && columns.Any(column => column >= range.From.Column && column <= range.To.Column))
        .Select(range => new Complaint($"{Sheet.Name}!{range}", "Merged"));
}
