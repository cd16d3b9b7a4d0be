using ScottPlot;
using SkiaSharp;

namespace ActionPlan.Host.Charts;

internal enum Dash
{
    Solid,
    Dashed,
    Dotted,
}

internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>
/// What charts are drawn on: a picture for mail or markup for pages. ScottPlot draws the plot itself; marks and texts go on top
/// of it through here, because Skia's own SVG turns glyphs back into characters and loses those that the font lacks.
/// </summary>
internal abstract class Sheet(int width, int height)
{
    private const float HatchGap = 5;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public abstract void Draw(Plot plot);

    public abstract void Box(SKRect box, string? fill, string? stroke = null, float radius = 0, string? tip = null);

    public abstract void Line(IReadOnlyList<SKPoint> points, string colour, float thickness, Dash dash = Dash.Solid);

    public abstract void Disc(SKPoint centre, float radius, string fill, string stroke, float thickness);

    public abstract void Mark(StatusLook look, SKPoint centre, float size, string colour);

    public void Text(string text, float x, float baseline, TextLook look, Anchor anchor = Anchor.Start, bool halo = false)
    {
        var clean = ChartText.Clean(text);
        if (clean.Length > 0)
        {
            Write(clean, x, baseline, look, anchor, halo);
        }
    }

    /// <summary>Diagonal lines inside a box, each cut at its edges: no clipping and no pattern that other charts on a page could clash with.</summary>
    public void Hatch(SKRect box, string colour)
    {
        for (var offset = HatchGap; offset < box.Width + box.Height; offset += HatchGap)
        {
            var low = new SKPoint(box.Left + Math.Max(0, offset - box.Height), box.Top + Math.Min(offset, box.Height));
            var high = new SKPoint(box.Left + Math.Min(offset, box.Width), box.Top + Math.Max(0, offset - box.Width));
            Line([low, high], colour, 1);
        }
    }

    /// <summary>A filled cell or chip with the status' mark in it.</summary>
    public void Cell(StatusLook look, SKRect box, float radius, string? tip = null)
    {
        Box(box, look.Fill, look.Hatched ? look.Line : null, radius, tip);
        if (look.Hatched)
        {
            Hatch(box, "#D5D9DF");
        }

        Mark(look, new SKPoint(box.MidX, box.MidY), Math.Min(13, Math.Min(box.Width, box.Height) * 0.66f), look.OnFill);
    }

    protected abstract void Write(string text, float x, float baseline, TextLook look, Anchor anchor, bool halo);
}
