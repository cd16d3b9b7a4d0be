using SkiaSharp;

namespace ActionPlan.Host.Charts;

/// <summary>One entry of a legend: a line as it is drawn, or a status with its mark.</summary>
internal sealed record LegendEntry(string Text, string Colour, float Thickness, Dash Dash, StatusLook? Look = null)
{
    public static LegendEntry Of(StatusLook look) => new(look.Label(ChartText.Culture), look.Line, 0, Dash.Solid, look);
}

/// <summary>Entries in rows, as many a row as fit.</summary>
internal sealed class Legend
{
    private const float RowHeight = 20;
    private const float Symbol = 26;
    private const float Between = 16;
    private static readonly TextLook Look = new(12, Colour: ChartColours.Muted);
    private readonly List<(LegendEntry Entry, float X, int Row)> placed = [];

    public Legend(IEnumerable<LegendEntry> entries, float width)
    {
        var x = 0f;
        var row = 0;
        foreach (var entry in entries)
        {
            var needed = SymbolWidth(entry) + ChartText.Width(entry.Text, Look);
            if (x > 0 && x + needed > width)
            {
                x = 0;
                row++;
            }

            placed.Add((entry, x, row));
            x += needed + Between;
        }

        Height = placed.Count == 0 ? 0 : (row + 1) * RowHeight;
    }

    public float Height { get; }

    public void Draw(Sheet sheet, float left, float top)
    {
        foreach (var (entry, x, row) in placed)
        {
            var middle = top + row * RowHeight + RowHeight / 2;
            if (entry.Look is { } look)
            {
                sheet.Cell(look, SKRect.Create(left + x, middle - 7, 14, 14), 3);
            }
            else
            {
                sheet.Line([new SKPoint(left + x, middle), new SKPoint(left + x + Symbol - 6, middle)], entry.Colour, entry.Thickness, entry.Dash);
            }

            sheet.Text(entry.Text, left + x + SymbolWidth(entry), middle + 4, Look);
        }
    }

    private static float SymbolWidth(LegendEntry entry) => entry.Look is null ? Symbol : 19;
}
