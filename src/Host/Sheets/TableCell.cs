
namespace ActionPlan.Host.Sheets;

/// <summary>A cell of an exported table: a number stays a number and a day a day, so that they can be added up and sorted.</summary>
internal readonly record struct TableCell
{
    private readonly object? content;

    private TableCell(object? content) => this.content = content;

    public static implicit operator TableCell(string? text) => new(text);

    public static implicit operator TableCell(decimal? number) => new(number);

    public static implicit operator TableCell(int number) => new((decimal)number);

    public static implicit operator TableCell(long number) => new((decimal)number);

    public static implicit operator TableCell(DateOnly? day) => new(day);

    /// <summary>A moment as the clocks of the plan's place show it.</summary>
    public static TableCell Moment(DateTimeOffset? moment, TimeZoneInfo zone) =>
        new(moment is { } known ? TimeZoneInfo.ConvertTime(known, zone).DateTime : null);

    /// <summary>How many lines it takes in a column so many characters wide.</summary>
    public int Lines(int width) => content is string text ? text.Split('\n').Sum(line => Math.Max(1, (line.Length + width - 1) / width)) : 1;

    /// <param name="sheet">Where it is written.</param>
    /// <param name="look">How text looks.</param>
    public void Write(SheetWriter sheet, CellLook look = CellLook.Text)
    {
        switch (content)
        {
            case decimal number:
                sheet.Number(number);
                break;
            case DateOnly day:
                sheet.Day(day);
                break;
            case DateTime moment:
                sheet.Moment(moment);
                break;
            default:
                sheet.Words((string?)content, look);
                break;
        }
    }
}
