using System.Xml.Linq;
using ScottPlot;
using SkiaSharp;

namespace ActionPlan.Host.Charts;

/// <summary>
/// A chart as markup, for pages. Text stays text; every string goes through XML's own escaping. Nothing in it needs a style
/// attribute or a script, so that it stands under a strict content security policy.
/// </summary>
internal sealed class SvgSheet : Sheet
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly List<XElement> elements = [];

    public SvgSheet(int width, int height)
        : base(width, height)
    {
        ChartFont.Ensure();
    }

    /// <summary>The markup, ready to stand in a page.</summary>
    /// <param name="title">What the chart shows, for people who hear it; empty where the page says it beside the chart.</param>
    /// <param name="description">The same as text.</param>
    public string Markup(string title, string description) =>
        new XElement(
            Svg + "svg",
            new XAttribute("class", "chart"),
            new XAttribute("role", "img"),
            new XAttribute("width", Width),
            new XAttribute("height", Height),
            new XAttribute("viewBox", FormattableString.Invariant($"0 0 {Width} {Height}")),
            new XAttribute("font-family", $"'{ChartFont.Family}', sans-serif"),
            title.Length == 0 ? new XAttribute("aria-label", ChartText.Clean(description)) : null,
            title.Length == 0 ? null : new XElement(Svg + "title", ChartText.Clean(title)),
            title.Length == 0 ? null : new XElement(Svg + "desc", ChartText.Clean(description)),
            elements).ToString(SaveOptions.DisableFormatting);

    public override void Draw(Plot plot)
    {
        // Skia numbers its clips through the process, so that the same chart would differ each time and two in a page could clash.
        // Nothing reaches beyond the limits of the plot, so that nothing need be clipped.
        var root = XElement.Parse(plot.GetSvgXml(Width, Height));
        root.Descendants(Svg + "clipPath").Remove();
        root.Descendants().Attributes("clip-path").Remove();
        elements.AddRange(root.Elements());
    }

    public override void Box(SKRect box, string? fill, string? stroke = null, float radius = 0, string? tip = null) =>
        elements.Add(new XElement(
            Svg + "rect",
            Number("x", box.Left),
            Number("y", box.Top),
            Number("width", box.Width),
            Number("height", box.Height),
            new XAttribute("fill", fill ?? "none"),
            fill is null && tip is not null ? new XAttribute("pointer-events", "all") : null,
            stroke is null ? null : new XAttribute("stroke", stroke),
            radius > 0 ? Number("rx", radius) : null,
            tip is null ? null : new XElement(Svg + "title", ChartText.Clean(tip))));

    public override void Line(IReadOnlyList<SKPoint> points, string colour, float thickness, Dash dash = Dash.Solid)
    {
        if (points.Count < 2)
        {
            return;
        }

        elements.Add(new XElement(
            Svg + "path",
            new XAttribute("d", "M" + string.Join('L', points.Select(point => FormattableString.Invariant($"{point.X:0.##} {point.Y:0.##}")))),
            new XAttribute("fill", "none"),
            new XAttribute("stroke", colour),
            Number("stroke-width", thickness),
            new XAttribute("pointer-events", "none"),
            dash == Dash.Solid ? null : new XAttribute("stroke-dasharray", dash == Dash.Dashed ? "6 4" : "2 3")));
    }

    public override void Disc(SKPoint centre, float radius, string fill, string stroke, float thickness) =>
        elements.Add(new XElement(
            Svg + "circle",
            Number("cx", centre.X),
            Number("cy", centre.Y),
            Number("r", radius),
            new XAttribute("fill", fill),
            new XAttribute("stroke", stroke),
            Number("stroke-width", thickness)));

    // The shape itself rather than a symbol under an id: several charts stand on a page, where each id may stand but once.
    public override void Mark(StatusLook look, SKPoint centre, float size, string colour) =>
        elements.Add(new XElement(
            Svg + "path",
            new XAttribute("d", look.Shape),
            new XAttribute("transform", FormattableString.Invariant(
                $"translate({centre.X - size / 2:0.##} {centre.Y - size / 2:0.##}) scale({size / StatusLook.ShapeSize:0.###})")),
            new XAttribute("fill", colour),
            new XAttribute("pointer-events", "none")));

    protected override void Write(string text, float x, float baseline, TextLook look, Anchor anchor, bool halo) =>
        elements.Add(new XElement(
            Svg + "text",
            Number("x", x),
            Number("y", baseline),
            Number("font-size", look.Size),
            look.Bold ? new XAttribute("font-weight", 600) : null,
            new XAttribute("fill", look.Colour),
            anchor == Anchor.Start ? null : new XAttribute("text-anchor", anchor == Anchor.End ? "end" : "middle"),
            halo
                ? new object[]
                {
                    new XAttribute("stroke", ChartColours.Paper), new XAttribute("stroke-width", 4),
                    new XAttribute("stroke-linejoin", "round"), new XAttribute("paint-order", "stroke"),
                }
                : null,
            new XAttribute("pointer-events", "none"),
            text));

    private static XAttribute Number(string name, float value) => new(name, value.ToString("0.##", CultureInfo.InvariantCulture));
}
