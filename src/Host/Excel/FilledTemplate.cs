namespace ActionPlan.Host.Excel;

/// <summary>A row of a filled template, found by what it says of itself, not by where it stands.</summary>
internal sealed record FilledRow(string Figure, string Area, string Period, string Version, SheetCell Value, SheetCell Source, SheetCell Note);

/// <summary>An uploaded template as it was filled in; nothing is yet compared with the plan or the database.</summary>
internal sealed record FilledTemplate(string Sheet, TemplateStamp? Stamp, IReadOnlyList<FilledRow> Rows, IReadOnlyList<Complaint> Problems)
{
    private const int HeaderWithin = 100;

    public string Place(SheetCell cell) => $"{Sheet}!{cell.Address}";

    public static FilledTemplate Read(byte[] file)
    {
        var book = WorkbookReader.Read(file);
        if (book.Problem is { } refused)
        {
            return Refused(refused);
        }

        var marked = book.Sheets.SelectMany(sheet => sheet.All
            .Where(cell => cell is { Content: CellContent.Text, Address.Row: <= HeaderWithin } && TemplateStamp.IsStamp(cell.Text))
            .Select(cell => (Sheet: sheet, Cell: cell))).ToList();
        return marked switch
        {
            [] => Refused(Complaint.OfFile("NotATemplate")),
            [var (sheet, cell)] => TemplateStamp.Read(cell.Text) is { } stamp ? ReadRows(sheet, stamp, cell.Address.Row) : Refused(new Complaint(sheet.Place(cell.Address), "BadStamp")),
            _ => Refused(Complaint.OfFile("TwoTemplates", string.Join(", ", marked.Select(mark => mark.Sheet.Name).Distinct(StringComparer.Ordinal)))),
        };
    }

    private static FilledTemplate Refused(Complaint problem) => new("", null, [], [problem]);

    private static FilledTemplate ReadRows(SheetContent sheet, TemplateStamp stamp, int headerRow)
    {
        var (columns, gone) = TemplateColumns.Find(sheet, headerRow);
        if (columns is null)
        {
            return new FilledTemplate(sheet.Name, stamp, [], [gone!]);
        }

        var problems = new List<Complaint>();
        var rows = new List<FilledRow>();
        foreach (var row in sheet.Rows.Where(row => row > headerRow))
        {
            var ids = columns.Ids.Select(column => sheet.At(column, row)).ToList();
            var value = sheet.At(columns.Value, row);
            if (ids.TrueForAll(id => id.Content == CellContent.Empty))
            {
                if (value.Content != CellContent.Empty)
                {
                    problems.Add(new Complaint(sheet.Place(value.Address), "RowWithoutId"));
                }
            }
            else if (ids.Find(id => id.Content is not (CellContent.Text or CellContent.Number)) is { } broken)
            {
                problems.Add(new Complaint(sheet.Place(broken.Address), "BrokenId"));
            }
            else
            {
                rows.Add(new FilledRow(ids[0].Text, ids[1].Text, ids[2].Text, ids[3].Text, value, sheet.At(columns.Source, row), sheet.At(columns.Note, row)));
            }
        }

        problems.AddRange(Merged(sheet, columns));
        return new FilledTemplate(sheet.Name, stamp, rows, rows.Count == 0 && problems.Count == 0 ? [new Complaint(sheet.Name, "NoRows")] : problems);
    }

    // Which of the rows below a merged cell's value is for cannot be known.
    private static IEnumerable<Complaint> Merged(SheetContent sheet, TemplateColumns columns) => sheet.Merged
        .Where(range => range.To.Row > columns.HeaderRow)
        .Where(range => columns.Inputs.Concat(columns.Ids).Any(column => column >= range.From.Column && column <= range.To.Column))
        .Select(range => new Complaint($"{sheet.Name}!{range}", "Merged"));
}
