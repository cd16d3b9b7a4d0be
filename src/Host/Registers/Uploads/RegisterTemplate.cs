using System.Resources;
using System.Xml;
using ActionPlan.Host.Sheets;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>
/// Writes a register's rows as a workbook to be changed and added to. A hidden row names the columns, each row is marked with which one it is,
/// and a second sheet lists what may be chosen.
/// </summary>
/// <param name="areas">The ids of the areas that it may be kept for.</param>
internal sealed class RegisterTemplate(KnownRegister known, Plan plan, RowWords words, IReadOnlyCollection<string> areas, IReadOnlyList<RegisterRow> rows)
{
    private const int NamesRow = 6;
    private const int HeaderRow = NamesRow + 1;
    private const int FirstRow = HeaderRow + 1;
    private const int BlankRows = 50;
    private const int CheckedRows = 2000;
    private const int MarkWidth = 10;
    private const double LineHeight = 16.5;

    private static readonly ResourceManager Texts = new("ActionPlan.Host.Sheets.TemplateWords", typeof(SheetWriter).Assembly);

    private readonly CultureInfo culture = CultureInfo.CurrentUICulture;
    private readonly List<RegisterColumn> columns = [.. known.Register.Columns.OrderBy(column => column.Holds == CellKind.Area && areas.Count == 1)];
    private readonly Dictionary<string, ColumnChoices?> choices =
        known.Register.Columns.ToDictionary(column => column.Name, column => ColumnChoices.Of(known, column, words, areas), StringComparer.Ordinal);

    /// <summary>Said on top where the figures are made up.</summary>
    public string? Warning { get; init; }

    private List<RegisterColumn> Listed => [.. columns.Where(column => choices[column.Name] is not null)];

    public Task Write(Stream stream)
    {
        WorkbookSheet register = new(SheetText.SheetName(Word("Register")), HeaderRow, xml => Written(xml, WriteRegister));
        return WorkbookPackage.Write(
            stream, Listed.Count == 0 ? [register] : [register, new(SheetText.SheetName(Word("Lists")), 1, xml => Written(xml, WriteLists))]);
    }

    private static Task Written(XmlWriter xml, Action<XmlWriter> write)
    {
        xml.WriteStartElement("worksheet", WorkbookPackage.Main);
        write(xml);
        xml.WriteEndElement();
        return Task.CompletedTask;
    }

    private void WriteRegister(XmlWriter xml)
    {
        var last = new CellAddress(columns.Count + 1, FirstRow + rows.Count + BlankRows - 1);
        xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        xml.WriteRaw(
            $"<sheetViews><sheetView workbookViewId=\"0\" showGridLines=\"0\"><pane ySplit=\"{HeaderRow}\" topLeftCell=\"A{FirstRow}\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"B{FirstRow}\" sqref=\"B{FirstRow}\"/></sheetView></sheetViews>");
        xml.WriteRaw("<sheetFormatPr defaultRowHeight=\"15.75\"/>");
        // An area that goes without saying stands last, hidden.
        TableFile.Widths(xml, [MarkWidth, .. columns.Select(Width)], areas.Count == 1 ? columns.Count : int.MaxValue);
        xml.WriteStartElement("sheetData");
        var writer = new SheetWriter(xml);
        WriteHead(writer);
        foreach (var row in rows)
        {
            WriteRow(writer, new RowMark(row.Id, row.Version).ToString(), row.Cells);
        }

        var empty = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var blank = 0; blank < BlankRows; blank++)
        {
            WriteRow(writer, null, empty);
        }

        xml.WriteEndElement();
        xml.WriteRaw($"<autoFilter ref=\"A{HeaderRow}:{last}\"/>");
        var rules = columns.Select((column, index) => RuleOf(column, CellAddress.Letters(index + 2))).ToList();
        xml.WriteStartElement("dataValidations");
        xml.WriteAttributeString("count", rules.Count.ToString(CultureInfo.InvariantCulture));
        rules.ForEach(rule => rule.Write(xml));
        xml.WriteEndElement();
        xml.WriteRaw(
            "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>");
    }

    private void WriteHead(SheetWriter writer)
    {
        writer.Line(known.Register.Name(culture), CellLook.Title);
        writer.Line(plan.File.Name, CellLook.Muted);
        writer.Line(Word("RegisterHow"), CellLook.Muted);
        writer.Line(Word("RegisterMarks"), CellLook.Muted);
        writer.Line(Warning, CellLook.Warning);
        writer.StartRow(hidden: true);
        foreach (var name in columns.Select(column => column.Name).Prepend(RowMark.Column).Append(new RegisterStamp(plan.Id, known.Register.Id).ToString()))
        {
            writer.Words(name, CellLook.Plain);
        }

        writer.EndRow();
        writer.StartRow(height: 36);
        writer.Words(Word("Mark"), CellLook.Header);
        foreach (var column in columns)
        {
            writer.Words(known.Register.Title(column, culture) + (column.IsOptional ? "" : " *"), CellLook.Header);
        }

        writer.EndRow();
    }

    private void WriteRow(SheetWriter writer, string? mark, IReadOnlyDictionary<string, string> cells)
    {
        // Not every program makes a row as high as its text by itself.
        var lines = columns.Max(column => (Shown(column, cells.GetValueOrDefault(column.Name, "")).Length / (Width(column) - 4)) + 1);
        writer.StartRow(height: lines > 1 ? lines * LineHeight : null);
        writer.Words(mark, CellLook.GreyText);
        foreach (var column in columns)
        {
            WriteCell(writer, column, cells.GetValueOrDefault(column.Name, ""));
        }

        writer.EndRow();
    }

    private void WriteCell(SheetWriter writer, RegisterColumn column, string cell)
    {
        switch (column.Holds)
        {
            case CellKind.Day when RowWords.Day(cell) is { } day:
                writer.Day(day, CellLook.InputDay);
                break;
            case CellKind.Day or CellKind.Year or CellKind.Count when cell.Length == 0:
                writer.Blank(LookOf(column));
                break;
            case CellKind.Year or CellKind.Count:
                writer.Number(decimal.Parse(cell, CultureInfo.InvariantCulture), LookOf(column), LookOf(column));
                break;
            default:
                writer.Words(Shown(column, cell), CellLook.InputText);
                break;
        }
    }

    private string Shown(RegisterColumn column, string cell) => cell.Length > 0 && choices[column.Name] is { } list ? list.NameOf(cell) : cell;

    private void WriteLists(XmlWriter xml)
    {
        TableFile.Widths(xml, Listed.Select(_ => 40));
        xml.WriteStartElement("sheetData");
        var writer = new SheetWriter(xml);
        writer.StartRow(height: 33);
        Listed.ForEach(column => writer.Words(known.Register.Title(column, culture), CellLook.Header));
        writer.EndRow();
        for (var row = 0; row < Listed.Max(column => choices[column.Name]!.Names.Count); row++)
        {
            writer.StartRow();
            Listed.ForEach(column => writer.Words(choices[column.Name]!.Names.ElementAtOrDefault(row), CellLook.Text));
            writer.EndRow();
        }

        xml.WriteEndElement();
    }

    private CellRule RuleOf(RegisterColumn column, string letters)
    {
        var cells = $"{letters}{FirstRow}:{letters}{FirstRow + rows.Count + CheckedRows}";
        return column.Holds switch
        {
            CellKind.Day => Rule("date", "between", "BadDay", Serial(new DateOnly(1900, 3, 1)), Serial(new DateOnly(2199, 12, 31))),
            CellKind.Year => Rule("whole", "between", "BadYear", "1900", "2199"),
            CellKind.Count => Rule("whole", "greaterThanOrEqual", "BadCount", "0"),
            CellKind.Text => Rule("textLength", "lessThanOrEqual", "LongCell", Entry.NameLength.ToString(CultureInfo.InvariantCulture)),
            _ => Rule("list", null, "BadChoice", ListRange(column)),
        };

        CellRule Rule(string type, string? comparison, string key, params string[] limits) =>
            new(type, comparison, cells, Word(key), Word(key + "More"), limits);
    }

    private string ListRange(RegisterColumn column)
    {
        var letters = CellAddress.Letters(Listed.IndexOf(column) + 1);
        return $"'{SheetText.SheetName(Word("Lists"))}'!${letters}$2:${letters}${Math.Max(choices[column.Name]!.Names.Count, 1) + 1}";
    }

    private static string Serial(DateOnly day) => (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture);

    private static int Width(RegisterColumn column) => column.Holds is CellKind.Text or CellKind.Work ? 40 : 18;

    private static CellLook LookOf(RegisterColumn column) => column.Holds switch
    {
        CellKind.Day => CellLook.InputDay,
        CellKind.Year => CellLook.InputYear,
        CellKind.Count => CellLook.InputNumber,
        _ => CellLook.InputText,
    };

    private string Word(string key) => Texts.GetString(key, culture)!;
}
