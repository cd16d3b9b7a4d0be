using ActionPlan.Host.Sheets;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>Reads a filled template of a register by the names in its hidden row: columns may be moved, rows sorted, added and deleted.</summary>
internal static class FilledRegister
{
    public static UploadedRows Read(byte[] file, Register register)
    {
        var (marked, problem) = MarkedSheet.Find(file, RegisterStamp.IsStamp);
        if (marked is null)
        {
            return UploadedRows.Refused(null, problem!);
        }

        var (sheet, header) = (marked.Sheet, marked.HeaderRow);
        if (RegisterStamp.Read(marked.Mark.Text) is not { } stamp)
        {
            return UploadedRows.Refused(null, new Complaint(sheet.Place(marked.Mark.Address), "BadStamp"));
        }

        var named = sheet.All.Where(cell => cell.Address.Row == header && cell.Content == CellContent.Text)
            .ToLookup(cell => cell.Text, cell => cell.Address.Column, StringComparer.Ordinal);
        string[] names = [RowMark.Column, .. register.Columns.Select(column => column.Name)];
        if (stamp.Register == register.Id && Array.Find(names, name => named[name].Count() != 1) is { } wrong)
        {
            return UploadedRows.Refused(stamp, new Complaint(sheet.Name, named[wrong].Any() ? "ColumnTwice" : "ColumnGone", wrong));
        }

        if (stamp.Register != register.Id)
        {
            return UploadedRows.Refused(stamp);
        }

        // The titles that people read stand right below the hidden names.
        var rows = sheet.Rows.Where(row => row > header).Skip(1).Select(row => new UploadedRow(
            sheet.Name, row, IsLine: false, sheet.At(named[RowMark.Column].Single(), row),
            register.Columns.ToDictionary(column => column.Name, column => sheet.At(named[column.Name].Single(), row), StringComparer.Ordinal)))
            .Where(row => row.Mark.Content != CellContent.Empty || row.Cells.Values.Any(cell => cell.Content != CellContent.Empty))
            .Take(UploadedRows.Most + 1).ToList();
        var problems = marked.Merged([.. names.Select(name => named[name].Single())]).ToList();
        if (rows.Count > UploadedRows.Most)
        {
            problems.Add(Complaint.OfFile("TooManyRows", UploadedRows.Most.ToString(CultureInfo.InvariantCulture)));
        }

        return problems.Count == 0 ? new UploadedRows(stamp, rows, []) : UploadedRows.Refused(stamp, problems);
    }
}
