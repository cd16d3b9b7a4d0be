using SkiaSharp;

namespace ActionPlan.Host.Charts;

/// <summary>Draws a heat map as high as its rows need.</summary>
internal static class HeatMapDrawing
{
    private const float Margin = 12;
    private const float RowHeight = 24;
    private const float YearGap = 4;
    private static readonly TextLook Heading = new(15, Bold: true);
    private static readonly TextLook Number = new(12, Bold: true);
    private static readonly TextLook Name = new(12.5f);
    private static readonly TextLook Year = new(12, Bold: true, ChartColours.Muted);
    private static readonly TextLook Quarter = new(10.5f, Colour: ChartColours.Muted);

    public static byte[] Png(HeatMap map, int width, int density = 1)
    {
        var grid = new Grid(map, width);
        using var sheet = new PngSheet(width, grid.Height, density);
        Draw(sheet, map, grid);
        return sheet.Bytes();
    }

    public static string Svg(HeatMap map, int width)
    {
        var grid = new Grid(map, width);
        var sheet = new SvgSheet(width, grid.Height);
        Draw(sheet, map, grid);
        return sheet.Markup(map.Title, Describe(map));
    }

    private static void Draw(Sheet sheet, HeatMap map, Grid grid)
    {
        sheet.Box(SKRect.Create(sheet.Width, sheet.Height), ChartColours.Paper);
        for (var line = 0; line < grid.Title.Count; line++)
        {
            sheet.Text(grid.Title[line], Margin, Margin + 14 + line * 20, Heading);
        }

        if (map.Rows.Count == 0 || map.Quarters.Count == 0)
        {
            sheet.Text(ChartText.Get("NothingJudged"), Margin, grid.Top + 16, Name with { Colour = ChartColours.Muted });
        }

        DrawQuarters(sheet, map, grid);
        for (var row = 0; row < map.Rows.Count; row++)
        {
            DrawRow(sheet, map, grid, map.Rows[row], grid.Top + row * RowHeight);
        }

        grid.Legend.Draw(sheet, Margin, sheet.Height - grid.Legend.Height - 8);
    }

    private static void DrawQuarters(Sheet sheet, HeatMap map, Grid grid)
    {
        for (var column = 0; column < map.Quarters.Count; column++)
        {
            var quarter = map.Quarters[column];
            var middle = grid.Left(column) + grid.CellWidth / 2;
            var label = grid.CellWidth < 18 ? $"{quarter.LastQuarter.Quarter}" : $"Q{quarter.LastQuarter.Quarter}";
            sheet.Text(label, middle, grid.Top - 6, Quarter, Anchor.Middle);
            if (column == 0 || map.Quarters[column - 1].Year != quarter.Year)
            {
                DrawYear(sheet, map, grid, column);
            }
        }
    }

    private static void DrawYear(Sheet sheet, HeatMap map, Grid grid, int first)
    {
        var last = first;
        while (last + 1 < map.Quarters.Count && map.Quarters[last + 1].Year == map.Quarters[first].Year)
        {
            last++;
        }

        var (left, right) = (grid.Left(first), grid.Left(last) + grid.CellWidth);
        var full = string.Create(ChartText.Culture, $"{map.Quarters[first].Year}");
        var text = ChartText.Width(full, Year) <= right - left + 2 ? full : full[2..];
        sheet.Text(text, (left + right) / 2, grid.Top - 24, Year, Anchor.Middle);
        sheet.Line([new SKPoint(left, grid.Top - 19), new SKPoint(right, grid.Top - 19)], ChartColours.Axis, 1);
    }

    private static void DrawRow(Sheet sheet, HeatMap map, Grid grid, HeatMapRow row, float top)
    {
        sheet.Line([new SKPoint(Margin, top + RowHeight), new SKPoint(sheet.Width - Margin, top + RowHeight)], ChartColours.Grid, 1);
        sheet.Box(SKRect.Create(Margin, top, grid.NameLeft + grid.NameWidth - Margin, RowHeight), null, tip: $"{row.Number} {row.Name}");
        sheet.Text(ChartText.Fit(row.Number, Number, grid.NumberWidth), Margin, top + 16, Number);
        sheet.Text(ChartText.Fit(row.Name, Name, grid.NameWidth), grid.NameLeft, top + 16.5f, Name);
        for (var column = 0; column < map.Quarters.Count; column++)
        {
            var status = column < row.Cells.Count ? row.Cells[column] : null;
            var cell = SKRect.Create(grid.Left(column) + 1, top + 2, Math.Max(1, grid.CellWidth - 2), RowHeight - 4);
            if (status is { } known)
            {
                var look = StatusLook.Of(known);
                sheet.Cell(look, cell, 3, $"{row.Number}, {ChartText.Quarter(map.Quarters[column])}: {look.Label(ChartText.Culture)}");
            }
        }
    }

    /// <summary>How the newest quarter stands; the cells carry the rest.</summary>
    public static string Describe(HeatMap map)
    {
        if (map.Quarters.Count == 0)
        {
            return ChartText.Get("NothingJudged");
        }

        var newest = map.Rows.Where(row => row.Cells.Count >= map.Quarters.Count).Select(row => row.Cells[map.Quarters.Count - 1]).ToList();
        var counts = StatusLook.All
            .Select(look => (look, Count: newest.Count(status => status == look.Status)))
            .Where(pair => pair.Count > 0)
            .Select(pair => $"{pair.look.Label(ChartText.Culture)}: {pair.Count}");
        return $"{ChartText.Quarter(map.Quarters[^1])}: {string.Join("; ", counts)}.";
    }

    /// <summary>Columns as wide as there is room, at most as wide as high; the names take what is left.</summary>
    private sealed class Grid
    {
        private const float LeastForNames = 150;

        /// <summary>Wide enough for a mark and 'Q4': columns give way to long names so far.</summary>
        private const float NarrowCell = 21;
        private readonly float[] lefts;

        public Grid(HeatMap map, int width)
        {
            Title = string.IsNullOrWhiteSpace(map.Title) ? [] : ChartText.Lines(map.Title, Heading, width - 2 * Margin, 2);
            Top = Margin + Title.Count * 20 + 44;
            NumberWidth = Math.Min(map.Rows.Select(row => ChartText.Width(row.Number, Number)).DefaultIfEmpty(0).Max(), width / 8f);
            NameLeft = Margin + NumberWidth + (NumberWidth > 0 ? 10 : 0);
            var years = map.Quarters.Select(quarter => quarter.Year).Distinct().Count();
            var gaps = Math.Max(0, years - 1) * YearGap;
            var longest = map.Rows.Select(row => ChartText.Width(row.Name, Name)).DefaultIfEmpty(0).Max();
            var most = Math.Max(Math.Max(LeastForNames, width * 0.42f), width - Margin - NameLeft - gaps - map.Quarters.Count * NarrowCell);
            var names = Math.Clamp(longest + 12, 60, most);
            CellWidth = map.Quarters.Count == 0 ? 0 : Math.Clamp((width - Margin - NameLeft - names - gaps) / map.Quarters.Count, 4, 30);
            var cells = CellWidth * map.Quarters.Count + gaps;
            NameWidth = Math.Max(20, Math.Min(longest + 12, width - Margin - NameLeft - cells) - 8);
            lefts = Place(map.Quarters, NameLeft + NameWidth + 8);
            Legend = new Legend(StatusLook.All.Select(LegendEntry.Of), width - 2 * Margin);
            Height = (int)Math.Ceiling(Top + Math.Max(1, map.Rows.Count) * RowHeight + 14 + Legend.Height + 8);
        }

        public IReadOnlyList<string> Title { get; }

        public Legend Legend { get; }

        public float Top { get; }

        public float NumberWidth { get; }

        public float NameLeft { get; }

        public float NameWidth { get; }

        public float CellWidth { get; }

        public int Height { get; }

        public float Left(int column) => lefts[column];

        private float[] Place(IReadOnlyList<Period> quarters, float start)
        {
            var places = new float[quarters.Count];
            var x = start;
            for (var column = 0; column < quarters.Count; column++)
            {
                x += column > 0 && quarters[column].Year != quarters[column - 1].Year ? YearGap : 0;
                places[column] = x;
                x += CellWidth;
            }

            return places;
        }
    }
}
