using ScottPlot;
using SkiaSharp;

namespace ActionPlan.Host.Charts;

/// <summary>A chart as a picture, for mail and for documents.</summary>
internal sealed class PngSheet : Sheet, IDisposable
{
    // A chart is flat colour: no filter makes it smaller, and to try all of them for each row takes longer than drawing it.
    private static readonly SKPngEncoderOptions Flat = new(SKPngEncoderFilterFlags.NoFilters, 6);

    private readonly SKBitmap bitmap;
    private readonly SKCanvas canvas;

    /// <param name="width">As drawn.</param>
    /// <param name="height">As drawn.</param>
    /// <param name="density">Dots to each drawn one: paper needs more than a screen.</param>
    public PngSheet(int width, int height, int density = 1)
        : base(width, height)
    {
        ChartFont.Ensure();
        bitmap = new SKBitmap(new SKImageInfo(width * density, height * density, SKColorType.Rgba8888, SKAlphaType.Premul));
        canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(density);
    }

    public byte[] Bytes()
    {
        canvas.Flush();
        using var pixels = bitmap.PeekPixels();
        using var data = pixels.Encode(Flat)!;
        return data.ToArray();
    }

    public override void Draw(Plot plot) => plot.Render(canvas, Width, Height);

    public override void Box(SKRect box, string? fill, string? stroke = null, float radius = 0, string? tip = null)
    {
        if (fill is not null)
        {
            using var paint = Filled(fill);
            canvas.DrawRoundRect(box, radius, radius, paint);
        }

        if (stroke is not null)
        {
            using var paint = Stroked(stroke, 1);
            canvas.DrawRoundRect(box, radius, radius, paint);
        }
    }

    public override void Line(IReadOnlyList<SKPoint> points, string colour, float thickness, Dash dash = Dash.Solid)
    {
        if (points.Count < 2)
        {
            return;
        }

        using var paint = Stroked(colour, thickness);
        using var effect = dash switch
        {
            Dash.Dashed => SKPathEffect.CreateDash([6, 4], 0),
            Dash.Dotted => SKPathEffect.CreateDash([2, 3], 0),
            _ => null,
        };
        using var path = new SKPath();
        path.AddPoly([.. points], close: false);
        paint.PathEffect = effect;
        canvas.DrawPath(path, paint);
    }

    public override void Disc(SKPoint centre, float radius, string fill, string stroke, float thickness)
    {
        using var inside = Filled(fill);
        using var edge = Stroked(stroke, thickness);
        canvas.DrawCircle(centre, radius, inside);
        canvas.DrawCircle(centre, radius, edge);
    }

    public override void Mark(StatusLook look, SKPoint centre, float size, string colour)
    {
        using var path = SKPath.ParseSvgPathData(look.Shape);
        var scale = size / StatusLook.ShapeSize;
        path.Transform(SKMatrix.CreateScaleTranslation(scale, scale, centre.X - size / 2, centre.Y - size / 2));
        using var paint = Filled(colour);
        canvas.DrawPath(path, paint);
    }

    protected override void Write(string text, float x, float baseline, TextLook look, Anchor anchor, bool halo)
    {
        using var font = ChartText.Font(look);
        var start = anchor switch
        {
            Anchor.Middle => x - font.MeasureText(text) / 2,
            Anchor.End => x - font.MeasureText(text),
            _ => x,
        };
        if (halo)
        {
            using var around = Stroked(ChartColours.Paper, 4);
            canvas.DrawText(text, start, baseline, SKTextAlign.Left, font, around);
        }

        using var ink = Filled(look.Colour);
        canvas.DrawText(text, start, baseline, SKTextAlign.Left, font, ink);
    }

    public void Dispose()
    {
        canvas.Dispose();
        bitmap.Dispose();
    }

    private static SKPaint Filled(string colour) => new() { Color = SKColor.Parse(colour), IsAntialias = true };

    private static SKPaint Stroked(string colour, float thickness) => new()
    {
        Color = SKColor.Parse(colour),
        IsAntialias = true,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = thickness,
        StrokeJoin = SKStrokeJoin.Round,
    };
}
