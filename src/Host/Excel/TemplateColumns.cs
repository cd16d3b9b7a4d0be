using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Excel;

/// <summary>
/// A template's columns by the names in its hidden row: whatever columns people move or add, the right ones are found.
/// </summary>
internal sealed record TemplateColumns(int HeaderRow, int Value, int Source, int Note, int Figure, int Area, int Period, int Version)
{
    public const string ValueName = "value";
    public const string SourceName = "source";
    public const string NoteName = "note";
    public const string FigureName = "figure";
    public const string AreaName = "area";
    public const string PeriodName = "period";
    public const string VersionName = "version";

    private const string CameBack = "!";

    private static readonly string[] Names = [ValueName, SourceName, NoteName, FigureName, AreaName, PeriodName, VersionName];

    /// <summary>
    /// What a template knows of a cell. Of a number that came back it leaves the cell empty, and knows so: it is confirmed by being written again.
    /// </summary>
    public static string Known(EntryCell cell) => cell.IsBack ? cell.Stamp + CameBack : cell.Stamp;

    public IReadOnlyList<int> Ids => [Figure, Area, Period, Version];

    public IReadOnlyList<int> Inputs => [Value, Source, Note];

    public static (TemplateColumns? Columns, Complaint? Problem) Find(SheetContent sheet, int row)
    {
        var named = sheet.All.Where(cell => cell.Address.Row == row && cell.Content == CellContent.Text)
            .ToLookup(cell => cell.Text, cell => cell.Address.Column, StringComparer.Ordinal);
        if (Array.Find(Names, name => named[name].Count() != 1) is { } wrong)
        {
            return (null, new Complaint(sheet.Name, named[wrong].Any() ? "ColumnTwice" : "ColumnGone", wrong));
        }

        return (new TemplateColumns(
            row, Only(ValueName), Only(SourceName), Only(NoteName), Only(FigureName), Only(AreaName), Only(PeriodName), Only(VersionName)), null);

        int Only(string name) => named[name].Single();
    }
}
