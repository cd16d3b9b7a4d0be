using ActionPlan.Host.Figures;
using ActionPlan.Host.Sheets;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>
/// Reads a register's CSV by the strict rules of all CSV here, its cells by the lenient ones of a workbook: a person may write 5/9/2024 and
/// a column's title. Which row of the register a line is, its key says.
/// </summary>
internal sealed class RegisterLines(string name, Register register, IReadOnlyDictionary<string, string> titles) : CsvReader(name)
{
    private readonly string name = name;
    private readonly List<UploadedRow> rows = [];
    private IReadOnlyList<string> header = [];

    protected override string RequiredHeader => string.Join(',', register.Columns.Select(column => column.Name));

    /// <param name="titles">Columns by the titles that people read.</param>
    public static UploadedRows Read(UploadedFile file, Register register, IReadOnlyDictionary<string, string> titles)
    {
        var lines = new RegisterLines(file.Name, register, titles);
        using var stream = new MemoryStream(file.Content, writable: false);
        lines.Read(stream);
        return lines.Problems.Count == 0
            ? new UploadedRows(null, lines.rows, []) : UploadedRows.Refused(null, [.. lines.Problems.Select(problem => problem.ToComplaint())]);
    }

    protected override bool ReadHeader(CsvRecord record)
    {
        header = [.. record.Fields.Select(field => titles.GetValueOrDefault(TypedText.Line(field), TypedText.Word(field)))];
        var problems = register.CheckHeader(header);
        foreach (var problem in problems)
        {
            Refuse(record, problem);
        }

        return problems.Count == 0;
    }

    protected override void ReadLine(CsvRecord record)
    {
        if (rows.Count == UploadedRows.Most)
        {
            Refuse(record, "TooManyRows", Text(UploadedRows.Most));
        }

        rows.Add(
            new UploadedRow(name, record.Line, IsLine: true, SheetCell.None(default), header.Zip(record.Fields, Cell).ToDictionary(StringComparer.Ordinal)));

        static KeyValuePair<string, SheetCell> Cell(string column, string text) => new(
            column, TypedText.Word(text).Length == 0
                ? SheetCell.None(default) : new SheetCell(default, CellContent.Text, 0, TypedText.Word(SheetText.Read(text))));
    }
}
