using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Signals;
using SkiaSharp;

namespace ActionPlan.Host.Charts;

/// <summary>Draws an XmR chart: the mean, the natural limits as a band between dashed lines, signals as squares and all else as dots.</summary>
internal static class VariationDrawing
{
    private const float Margin = 12;
    private static readonly TextLook Small = new(12, Colour: ChartColours.Muted);
    private static readonly TextLook Line = new(12, Colour: ChartColours.Threshold);

    public static string Svg(VariationChart chart, int width, int height)
    {
        var sheet = new SvgSheet(width, height);
        Draw(sheet, chart);
        return sheet.Markup(chart.Title, Describe(chart));
    }

    public static string Describe(VariationChart chart) => string.Join(
        "; ",
        chart.Values.Points.Select(point => Tip(chart, point))
            .Prepend(
                $"{ChartText.Get("Mean", Number(chart.Values.Mean))}, {ChartText.Get("NaturalLimits")} {Number(chart.Values.LowerTold)} – {Number(chart.Values.Upper)}")) + ".";

    private static void Draw(Sheet sheet, VariationChart chart)
    {
        var values = chart.Values;
        var numbers = values.Points.Select(point => point.Value).Concat([values.LowerTold, values.Upper])
            .Concat(chart.Threshold is { } of ? [of] : []).ToList();
        var scale = new ValueScale(numbers, Math.Clamp(sheet.Height / 50, 2, 6));
        var labels = Labels(chart, scale).ToList();
        var left = Math.Min(scale.Ticks.Max(tick => ChartText.Width(scale.Tick(tick), Small)) + 8 + Margin, sheet.Width / 3f);
        var right = sheet.Width - Math.Min(labels.Max(label => ChartText.Width(label.Text, Line)) + 10 + Margin, sheet.Width / 3f);
        var plot = new SKRect(left, 34, right, sheet.Height - 34);
        var (first, count) = (values.Points[0].Quarter.QuarterIndex, values.Points[^1].Quarter.QuarterIndex - values.Points[0].Quarter.QuarterIndex + 1);
        var step = plot.Width / count;

        sheet.Box(SKRect.Create(0, 0, sheet.Width, sheet.Height), ChartColours.Paper);
        sheet.Box(new SKRect(plot.Left, Y(values.Upper), plot.Right, Y(values.LowerTold)), ChartColours.Natural);
        foreach (var tick in scale.Ticks)
        {
            var y = Y((decimal)tick);
            sheet.Line([new SKPoint(plot.Left, y), new SKPoint(plot.Right, y)], ChartColours.Grid, 1);
            sheet.Text(scale.Tick(tick), plot.Left - 8, y + 4, Small, Anchor.End);
        }

        sheet.Text(
            ChartText.Fit(ChartText.Get("MeasuredIn", string.Join(' ', new[] { scale.Unit, chart.MeasuredIn }.Where(part => part.Length > 0))), Small,
                sheet.Width - 2 * Margin), Margin, 18, Small);
        foreach (var (level, colour, dash) in new[] { (values.Upper, ChartColours.Path, Dash.Dashed), (values.LowerTold, ChartColours.Path, Dash.Dashed),
            (values.Mean, ChartColours.Path, Dash.Solid) })
        {
            sheet.Line([new SKPoint(plot.Left, Y(level)), new SKPoint(plot.Right, Y(level))], colour, 1.5f, dash);
        }

        if (chart.Threshold is { } threshold)
        {
            sheet.Line([new SKPoint(plot.Left, Y(threshold)), new SKPoint(plot.Right, Y(threshold))], ChartColours.Threshold, 1.5f);
        }

        DrawQuarters(sheet, plot, first, count, step);
        DrawPoints(sheet, chart, At, Math.Clamp(step * 0.3f, 2.5f, 6));
        var lowest = plot.Top - 14;
        foreach (var (text, value) in labels.OrderByDescending(label => label.Value))
        {
            lowest = Math.Max(lowest + 15, Y(value));
            sheet.Text(ChartText.Fit(text, Line, sheet.Width - plot.Right - 10), plot.Right + 8, lowest + 4, Line, halo: true);
        }

        float Y(decimal value) => plot.Bottom - (float)(((double)value - scale.Min) / (scale.Max - scale.Min)) * plot.Height;

        SKPoint At(XmrPoint point) => new(plot.Left + (point.Quarter.QuarterIndex - first + 0.5f) * step, Y(point.Value));
    }

    private static void DrawQuarters(Sheet sheet, SKRect plot, int first, int count, float step)
    {
        sheet.Line([new SKPoint(plot.Left, plot.Bottom), new SKPoint(plot.Right, plot.Bottom)], ChartColours.Axis, 1);
        var every = 1;
        while (every * step < 42 && every < count)
        {
            every *= 2;
        }

        for (var index = first; index < first + count; index++)
        {
            if (every == 1 || (index + 1) % every == 0)
            {
                var x = plot.Left + (index - first + 0.5f) * step;
                sheet.Line([new SKPoint(x, plot.Bottom), new SKPoint(x, plot.Bottom + 4)], ChartColours.Axis, 1);
                sheet.Text(ChartText.Quarter(Period.FromQuarterIndex(index)), x, plot.Bottom + 20, Small, Anchor.Middle);
            }
        }
    }

    private static void DrawPoints(Sheet sheet, VariationChart chart, Func<XmrPoint, SKPoint> at, float radius)
    {
        var stretch = new List<SKPoint>();
        XmrPoint? before = null;
        foreach (var point in chart.Values.Points)
        {
            if (before is not null && point.Quarter.QuarterIndex != before.Quarter.QuarterIndex + 1)
            {
                sheet.Line(stretch, ChartColours.Value, 1.5f);
                stretch = [];
            }

            stretch.Add(at(point));
            before = point;
        }

        sheet.Line(stretch, ChartColours.Value, 1.5f);
        foreach (var point in chart.Values.Points)
        {
            var centre = at(point);
            if (point.Rules == XmrRules.None)
            {
                sheet.Disc(centre, radius, ChartColours.Value, ChartColours.Paper, 1);
            }
            else
            {
                sheet.Box(SKRect.Create(centre.X - radius - 1, centre.Y - radius - 1, 2 * radius + 2, 2 * radius + 2), ChartColours.Signal, ChartColours.Paper);
            }

            var reach = Math.Max(radius, 8);
            sheet.Box(SKRect.Create(centre.X - reach, centre.Y - reach, 2 * reach, 2 * reach), null, tip: Tip(chart, point));
        }
    }

    private static IEnumerable<(string Text, decimal Value)> Labels(VariationChart chart, ValueScale scale)
    {
        yield return (ChartText.Get("Mean", scale.Label(chart.Values.Mean)), chart.Values.Mean);
        yield return (scale.Label(chart.Values.Upper, chart.Values.Mean), chart.Values.Upper);
        yield return (scale.Label(chart.Values.LowerTold, chart.Values.Mean), chart.Values.LowerTold);
        if (chart.Threshold is { } threshold)
        {
            yield return (ChartText.Get("ThresholdAt", scale.Label(threshold, threshold)), threshold);
        }
    }

    private static string Tip(VariationChart chart, XmrPoint point) =>
        $"{ChartText.Quarter(point.Quarter)}: {Number(point.Value)}{(point.Rules == XmrRules.None ? "" : " – " + ChartText.Get("IsSignal"))}";

    private static string Number(decimal value) => Shown.Number(value, ChartText.Culture);
}
