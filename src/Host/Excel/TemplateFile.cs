using System.Resources;
using System.Xml;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Excel;

/// <summary>
/// Writes a unit's sheet as a workbook to be filled in: only the cells that may be entered are unlocked, and hidden columns say what each row is.
/// </summary>
internal sealed class TemplateFile(Plan plan, EntrySheet sheet, CultureInfo culture)
{
    private const int HeaderRow = 6;
    private const int ValueColumn = 8;
    private const int FirstHidden = 11;
    private const int LettersInLine = 38;
    private const int LettersInState = 24;
    private const double LineHeight = 16.5;

    private static readonly ResourceManager Texts = new("ActionPlan.Host.Sheets.TemplateWords", typeof(TemplateFile).Assembly);
    private static readonly string[] Headers = ["Number", "Figure", "Unit", "Area", "Period", "Last", "YearAgo", "Value", "Source", "Note", "State"];
    private static readonly int[] Widths = [5, 44, 12, 20, 14, 14, 14, 18, 30, 30, 26, 10, 10, 10, 10, 10];

    /// <summary>Said on top where the figures are made up.</summary>
    public string? Warning { get; init; }

    /// <summary>Which cells leave what to areas that became part of theirs.</summary>
    public IReadOnlyList<OwnDays> Own { get; init; } = [];

    public Task Write(Stream stream) => WorkbookPackage.Write(stream, new WorkbookSheet(SheetText.SheetName(Word("Sheet")), HeaderRow, xml =>
    {
        WriteSheet(xml);
        return Task.CompletedTask;
    }));

    private void WriteSheet(XmlWriter xml)
    {
        var firstRow = HeaderRow + 2;
        var lastRow = firstRow + Math.Max(sheet.Cells.Count, 1) - 1;
        xml.WriteStartElement("worksheet", WorkbookPackage.Main);
        xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        xml.WriteRaw(
            $"<sheetViews><sheetView workbookViewId=\"0\" showGridLines=\"0\"><pane xSplit=\"2\" ySplit=\"{HeaderRow + 1}\" topLeftCell=\"C{firstRow}\" activePane=\"bottomRight\" state=\"frozen\"/><selection pane=\"bottomRight\" activeCell=\"H{firstRow}\" sqref=\"H{firstRow}\"/></sheetView></sheetViews>");
        xml.WriteRaw("<sheetFormatPr defaultRowHeight=\"15.75\"/>");
        TableFile.Widths(xml, Widths, FirstHidden);
        xml.WriteStartElement("sheetData");
        var writer = new SheetWriter(xml);
        WriteHead(writer);
        foreach (var (index, cell) in sheet.Cells.Index())
        {
            WriteRow(writer, index + 1, cell);
        }

        xml.WriteEndElement();
        // Widths and formats may be changed: a percentage must be made a number again.
        xml.WriteRaw("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatCells=\"0\" formatColumns=\"0\" formatRows=\"0\"/>");
        xml.WriteRaw(
            $"<conditionalFormatting sqref=\"H{firstRow}:H{lastRow}\"><cfRule type=\"expression\" dxfId=\"{CellLooks.FractionFormat}\" priority=\"1\"><formula>AND(ISNUMBER(H{firstRow}),H{firstRow}&lt;&gt;ROUND(H{firstRow},0))</formula></cfRule></conditionalFormatting>");
        xml.WriteStartElement("dataValidations");
        xml.WriteAttributeString("count", "2");
        var most = (WorksheetReader.LargestNumber - 1).ToString("F0", CultureInfo.InvariantCulture);
        Rule("decimal", "between", $"H{firstRow}:H{lastRow}", "BadNumber", "-" + most, most).Write(xml);
        Rule("textLength", "lessThanOrEqual", $"I{firstRow}:J{lastRow}", "LongText", TypedText.Longest.ToString(CultureInfo.InvariantCulture)).Write(xml);
        xml.WriteEndElement();
        xml.WriteRaw(
            "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>");
        xml.WriteEndElement();
    }

    private void WriteHead(SheetWriter writer)
    {
        var key = sheet.Key;
        writer.Line(Word("Title", Shown.Period(key.Quarter, culture).ToUpper(culture)), CellLook.Title);
        writer.Line(Word("Whose", plan.UnitName(key.Unit), plan.Areas.Find(key.Area)?.Name ?? key.Area), CellLook.Plain);
        writer.Line(plan.File.Name, CellLook.Muted);
        writer.Line(Word("How"), CellLook.Muted);
        writer.Line(Warning, CellLook.Warning);
        writer.StartRow(height: 36);
        foreach (var header in Headers)
        {
            writer.Words(Word(header), CellLook.Header);
        }

        writer.EndRow();
        writer.StartRow(hidden: true);
        writer.Skip(ValueColumn - 1);
        foreach (var name in (string[])[TemplateColumns.ValueName, TemplateColumns.SourceName, TemplateColumns.NoteName, "", TemplateColumns.FigureName,
            TemplateColumns.AreaName, TemplateColumns.PeriodName, TemplateColumns.VersionName])
        {
            writer.Words(name, CellLook.Plain);
        }

        writer.Words(new TemplateStamp(plan.Id, key.Unit, key.Area, key.Quarter).ToString(), CellLook.Plain);
        writer.EndRow();
    }

    private void WriteRow(SheetWriter writer, int number, EntryCell cell)
    {
        var isOpen = cell.Hold == CellHold.None;
        var (text, whole, fraction) = isOpen
            ? (CellLook.Text, CellLook.Whole, CellLook.Fraction) : (CellLook.GreyText, CellLook.GreyWhole, CellLook.GreyFraction);
        var input = isOpen ? CellLook.InputText : CellLook.GreyText;
        // Not every program makes a row as high as its text by itself.
        var state = State(cell);
        var lines = Math.Max((cell.Figure.Name.Length + LettersInLine - 1) / LettersInLine, (state.Length + LettersInState - 1) / LettersInState);
        writer.StartRow(height: lines > 1 ? lines * LineHeight : null);
        writer.Number(number, whole, fraction);
        writer.Words(cell.Figure.Name, text);
        writer.Words(cell.Figure.Definition.MeasuredIn, text);
        writer.Words(cell.Area.Name, text);
        writer.Words(Shown.Period(cell.Key.Period, culture), text);
        writer.Number(cell.LastPeriod, whole, fraction);
        writer.Number(cell.SamePeriodLastYear, whole, fraction);
        writer.Number(cell.IsBack ? null : cell.Shown, isOpen ? CellLook.InputNumber : whole, isOpen ? CellLook.InputNumber : fraction);
        writer.Words(cell.Draft is { } draft ? draft.Source : cell.Approved?.Source, cell.NeedsSource ? input : text);
        writer.Words(cell.Draft?.Note, input);
        writer.Words(state, text);
        writer.Words(cell.Key.Figure, CellLook.Plain);
        writer.Words(cell.Key.Area, CellLook.Plain);
        writer.Words(cell.Key.Period.ToString(), CellLook.Plain);
        writer.Words(TemplateColumns.Known(cell), CellLook.Plain);
        writer.EndRow();
    }

    private string State(EntryCell cell)
    {
        var isQuota = cell.Figure.Type == FigureType.Quota;
        return Own.FirstOrDefault(own => own.Area == cell.Area && own.Period == cell.Key.Period && own.IsQuota == isQuota) is { } own
            && cell.Hold == CellHold.None
            ? $"{Standing(cell)}. {Word(isQuota ? "OwnQuota" : "OwnDays", own.Area.Name, string.Join(", ", own.Others.Select(one => one.Area.Name)))}"
            : Standing(cell);
    }

    private string Standing(EntryCell cell) => cell switch
    {
        { Hold: CellHold.Counted } => Word("Counted"),
        { Hold: CellHold.Locked } => Word("Locked"),
        { IsBack: true, Draft: { } back } => Word("CameBack", back.EnteredBy, Shown.Number(back.Value, culture)),
        { Draft: { } draft } => Word(draft.State.ToString(), draft.EnteredBy),
        { Approved: { } approved } => Word("Approved", approved.EnteredBy),
        _ => Word(cell.NeedsSource ? "DueSource" : "Due", Shown.Day(cell.DueOn, culture)),
    };

    private CellRule Rule(string type, string comparison, string cells, string key, params string[] limits) =>
        new(type, comparison, cells, Word(key), Word(key + "More"), limits);

    private string Word(string key, params object[] values) => string.Format(culture, Texts.GetString(key, culture)!, values);
}
