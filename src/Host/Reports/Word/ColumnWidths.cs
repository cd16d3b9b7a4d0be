namespace ActionPlan.Host.Reports.Word;

/// <summary>
/// How wide a table's columns are: as they share the page, but wide enough for the longest word in each – a budget to the đồng is no number
/// any more where it is broken over three lines. What a column needs, those with room to spare give.
/// </summary>
internal static class ColumnWidths
{
    private const int Margins = 140;
    private const int Slack = 60;
    private const decimal LetterSize = 11;

    // What is longer is no word, and is broken.
    private const int MostOfTheWidth = 4;

    /// <param name="width">The width between the page's margins.</param>
    public static List<int> Of(TableBlock table, int width)
    {
        var shares = table.Columns.Sum(column => column.Share);
        var widths = table.Columns.Select(column => width * column.Share / shares).ToList();
        widths[^1] += width - widths.Sum();
        var needed = table.Columns.Select((column, index) => Math.Min(Needed(table, column, index), width / MostOfTheWidth)).ToList();
        // Where not all of them can have what they need, none is robbed for another.
        if (needed.Sum() <= width)
        {
            for (var index = 0; index < widths.Count; index++)
            {
                while (widths[index] < needed[index])
                {
                    var giver = Enumerable.Range(0, widths.Count).MaxBy(one => widths[one] - needed[one]);
                    var given = Math.Min(needed[index] - widths[index], Math.Max(1, (widths[giver] - needed[giver]) / 2));
                    widths[giver] -= given;
                    widths[index] += given;
                }
            }
        }

        return widths;
    }

    private static int Needed(TableBlock table, ReportColumn column, int index) => Margins + Slack + table.Lines.Where(line => !line.IsWide)
        .Select(line => string.Concat(line.Cells[index].Select(piece => piece.Text))).Append(column.Heading).SelectMany(text => text.Split(' '))
        .Max(word => Wml.OfPoints(LetterWidths.Of(word, LetterSize)));
}
