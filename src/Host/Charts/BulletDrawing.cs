using ActionPlan.Rules.Judging;
using SkiaSharp;

namespace ActionPlan.Host.Charts;

/// <summary>
/// Draws a bullet from rectangles, since a gauge rescales to its largest value. From 44 high it says its title and value, from 64
/// also what the ticks stand for; below that it is the bar alone, for a table's cell.
/// </summary>
internal static class BulletDrawing
{
    private const int WithHeader = 44;
    private const int WithFooter = 64;
    private const float Margin = 6;
    private static readonly TextLook Heading = new(12.5f, Bold: true);
    private static readonly TextLook Small = new(11, Colour: ChartColours.Muted);

    public static byte[] Png(Bullet bullet, int width, int height)
    {
        using var sheet = new PngSheet(width, height);
        Draw(sheet, bullet);
        return sheet.Bytes();
    }

    public static string Svg(Bullet bullet, int width, int height)
    {
        var sheet = new SvgSheet(width, height);
        Draw(sheet, bullet);
        return sheet.Markup(bullet.Title, Describe(bullet));
    }

    private static void Draw(Sheet sheet, Bullet bullet)
    {
        var look = StatusLook.Of(bullet.Status);
        var header = sheet.Height >= WithHeader ? 22f : 0;
        var footer = sheet.Height >= WithFooter ? 18f : 0;
        var mark = Math.Min(20, sheet.Height - header - footer - 6);
        var bar = new SKRect(Margin + mark + 8, header + 5, sheet.Width - Margin, sheet.Height - footer - 5);
        sheet.Cell(look, SKRect.Create(Margin, bar.MidY - mark / 2, mark, mark), 3, look.Label(ChartText.Culture));
        var scale = new ValueScale(new[] { 0m, bullet.Value, bullet.Threshold, bullet.ThresholdTo, bullet.Path, bullet.Stretch }.OfType<decimal>(), 4);
        if (header > 0)
        {
            DrawHeader(sheet, bullet, look, scale);
        }

        DrawBar(sheet, bullet, look, scale, bar);
        if (footer > 0)
        {
            DrawFooter(sheet, bullet, scale, bar);
        }
    }

    private static void DrawHeader(Sheet sheet, Bullet bullet, StatusLook look, ValueScale scale)
    {
        var text = bullet.Value is { } value
            ? $"{scale.Label(value, bullet.Threshold, bullet.Path)}{(bullet.MeasuredIn is "%" or "‰" ? "" : " ")}{bullet.MeasuredIn}"
            : look.Label(ChartText.Culture);
        var ink = new TextLook(12.5f, Bold: true, look.Line);
        var shown = ChartText.Fit(text, ink, sheet.Width * 0.6f);
        var room = sheet.Width - 2 * Margin - ChartText.Width(shown, ink) - 10;
        sheet.Text(ChartText.Fit(bullet.Title, Heading, room), Margin, 17, Heading);
        sheet.Text(shown, sheet.Width - Margin, 17, ink, Anchor.End);
    }

    private static void DrawBar(Sheet sheet, Bullet bullet, StatusLook look, ValueScale scale, SKRect bar)
    {
        sheet.Box(bar, ChartColours.Track, radius: 2);
        if (bullet.Value is { } value)
        {
            var (zero, end) = (X(bar, scale, 0), X(bar, scale, value));
            var third = bar.Height * 0.26f;
            sheet.Box(new SKRect(Math.Min(zero, end), bar.Top + third, Math.Max(Math.Max(zero, end), Math.Min(zero, end) + 1.5f), bar.Bottom - third),
                look.Line);
        }
        else if (bullet.Status == Status.NoData)
        {
            sheet.Hatch(bar, "#C3C9D1");
        }

        if (bullet.Path is { } path && path != bullet.Threshold)
        {
            var x = X(bar, scale, path);
            sheet.Line([new SKPoint(x, bar.Top), new SKPoint(x, bar.Bottom)], ChartColours.Path, 1.75f, Dash.Dotted);
        }

        if (bullet.Stretch is { } stretch)
        {
            var x = X(bar, scale, stretch);
            sheet.Line([new SKPoint(x, bar.Top + 3), new SKPoint(x, bar.Bottom - 3)], ChartColours.Threshold, 1);
        }

        foreach (var threshold in new[] { bullet.Threshold, bullet.ThresholdTo }.OfType<decimal>())
        {
            var x = X(bar, scale, threshold);
            sheet.Line([new SKPoint(x, bar.Top - 3), new SKPoint(x, bar.Bottom + 3)], ChartColours.Threshold, 2.75f);
        }
    }

    /// <summary>The threshold's label stands under its tick; the others only where they do not touch it.</summary>
    private static void DrawFooter(Sheet sheet, Bullet bullet, ValueScale scale, SKRect bar)
    {
        var taken = new List<(float Left, float Right)>();
        (string Key, decimal? At)[] labels =
            [("ThresholdAt", bullet.Threshold), ("ThresholdTo", bullet.ThresholdTo), ("PathAt", bullet.Path == bullet.Threshold ? null : bullet.Path),
                ("StretchAt", bullet.Stretch)];
        foreach (var (key, at) in labels)
        {
            if (at is not { } value)
            {
                continue;
            }

            var said = ChartText.Get(key, scale.Label(value, key == "PathAt" ? null : value, bullet.Value, bullet.Threshold));
            var text = ChartText.Fit(said, Small, sheet.Width - 2 * Margin);
            var width = ChartText.Width(text, Small);
            var left = Math.Clamp(X(bar, scale, value) - width / 2, Margin, Math.Max(Margin, sheet.Width - Margin - width));
            if (taken.TrueForAll(other => left + width + 8 < other.Left || left > other.Right + 8))
            {
                taken.Add((left, left + width));
                sheet.Text(text, left, sheet.Height - 6, Small);
            }
        }
    }

    private static string Describe(Bullet bullet)
    {
        string?[] parts =
        [
            StatusLook.Of(bullet.Status).Label(ChartText.Culture),
            Part("Value", bullet.Value, bullet.Threshold, bullet.Path, bullet.Stretch), Part("Threshold", bullet.Threshold, bullet.Threshold, bullet.Value, bullet.Path),
            Part("ThresholdUpper", bullet.ThresholdTo, bullet.ThresholdTo, bullet.Value, bullet.Path),
            Part("Path", bullet.Path, bullet.Threshold, bullet.Value), Part("Stretch", bullet.Stretch, bullet.Stretch, bullet.Value),
            bullet.MeasuredIn.Length > 0 ? ChartText.Get("MeasuredIn", bullet.MeasuredIn) : null,
        ];
        return string.Join(". ", parts.OfType<string>());
    }

    private static string? Part(string key, decimal? value, params ReadOnlySpan<decimal?> beside) =>
        value is { } known ? $"{ChartText.Get(key)}: {Shown.Number(known, ChartText.Culture, beside)}" : null;

    private static float X(SKRect bar, ValueScale scale, decimal value) =>
        bar.Left + (float)(((double)value - scale.Min) / (scale.Max - scale.Min)) * bar.Width;
}
