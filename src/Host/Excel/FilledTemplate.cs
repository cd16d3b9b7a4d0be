using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Excel;

/// <summary>A row of a filled template, found by what it says of itself, not by where it stands.</summary>
internal sealed record FilledRow(string Figure, string Area, string Period, string Version, SheetCell Value, SheetCell Source, SheetCell Note);

/// <summary>An uploaded template as it was filled in; nothing is yet compared with the plan or the database.</summary>
internal sealed record FilledTemplate(string Sheet, TemplateStamp? Stamp, IReadOnlyList<FilledRow> Rows, IReadOnlyList<Complaint> Problems)
{
    public string Place(SheetCell cell) => $"{Sheet}!{cell.Address}";

    public static FilledTemplate Read(byte[] file)
    {
        var (marked, problem) = MarkedSheet.Find(file, TemplateStamp.IsStamp);
        return marked is null ? Refused(problem!)
            : TemplateStamp.Read(marked.Mark.Text) is { } stamp ? ReadRows(marked, stamp)
            : Refused(new Complaint(marked.Sheet.Place(marked.Mark.Address), "BadStamp"));
    }

    private static FilledTemplate Refused(Complaint problem) => new("", null, [], [problem]);

    private static FilledTemplate ReadRows(MarkedSheet marked, TemplateStamp stamp)
    {
        var (sheet, headerRow) = (marked.Sheet, marked.HeaderRow);
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

        problems.AddRange(marked.Merged([.. columns.Inputs, .. columns.Ids]));
        return new FilledTemplate(sheet.Name, stamp, rows, rows.Count == 0 && problems.Count == 0 ? [new Complaint(sheet.Name, "NoRows")] : problems);
    }
}
