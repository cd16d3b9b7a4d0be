using ScottPlot;
using SkiaSharp;

namespace ActionPlan.Host.Charts;

/// <summary>Where things stand on a course chart: margins wide enough for their labels, and labels that do not overlap.</summary>
internal sealed class CourseFrame
{
    public const float Margin = 12;
    public const float TitleLine = 20;
    public const double FirstX = -0.6;
    private const float LabelHeight = 16;
    private const int MostOfTheWidth = 3;
    private static readonly TextLook Tick = new(12);
    private readonly int quarters;
    private readonly int labelEvery;

    public CourseFrame(Sheet sheet, Course course, int titleLines, float legendHeight)
    {
        quarters = Math.Max(1, course.Points.Count);
        var top = Margin + titleLines * TitleLine + 30;
        var bottom = Math.Max(top + 20, sheet.Height - legendHeight - 6 - 34);
        Scale = new ValueScale(course.AllValues(), Math.Clamp((int)((bottom - top) / 42), 2, 7), course.IsWhole);
        LastValueIsInMargin = course.LastValue is not null && course.Position(course.LastValue.Quarter) == quarters - 1;
        var labels = LabelsOf(course).ToList();
        var left = Math.Min(Scale.Ticks.Max(tick => ChartText.Width(Scale.Tick(tick), Tick)) + 8 + Margin, sheet.Width / MostOfTheWidth);
        var room = Math.Min(labels.Select(label => ChartText.Width(label.Text, label.Look) + 10).DefaultIfEmpty(0).Max() + Margin,
            sheet.Width / MostOfTheWidth);
        Plot = new SKRect(left, top, Math.Max(left + 20, sheet.Width - room), bottom);
        Padding = new PixelPadding(Plot.Left, sheet.Width - Plot.Right, sheet.Height - Plot.Bottom, Plot.Top);
        MarkerRadius = Math.Clamp(PerQuarter * 0.42f, 2.5f, 8);
        labelEvery = 1;
        while (labelEvery * PerQuarter < 42 && labelEvery < quarters)
        {
            labelEvery *= 2;
        }

        Labels = Spread(labels, room - 10);
    }

    public SKRect Plot { get; }

    public PixelPadding Padding { get; }

    public ValueScale Scale { get; }

    public float MarkerRadius { get; }

    public bool LastValueIsInMargin { get; }

    public IReadOnlyList<(string Text, TextLook Look, float Y)> Labels { get; }

    public double LastX => quarters - 0.4;

    public float PerQuarter => Plot.Width / (float)(LastX - FirstX);

    public float X(double position) => Plot.Left + (float)(position - FirstX) * PerQuarter;

    public float Y(double value) => Plot.Bottom - (float)((value - Scale.Min) / (Scale.Max - Scale.Min)) * Plot.Height;

    public SKPoint At(int position, decimal value) => new(X(position), Y((double)value));

    /// <summary>Where not every quarter has room for its label, the last one of a year or half-year keeps it.</summary>
    public bool IsLabelled(Period quarter) => labelEvery == 1 || (quarter.QuarterIndex + 1) % labelEvery == 0;

    private IEnumerable<(string Text, TextLook Look, decimal Value)> LabelsOf(Course course)
    {
        if (LastValueIsInMargin && course.LastValue is { Value: { } value } last)
        {
            yield return (Scale.Label(value, last.Threshold, last.Path), new TextLook(13, Bold: true, ChartColours.Value), value);
        }

        if (course.Points.LastOrDefault(point => point.Threshold is not null)?.Threshold is { } threshold)
        {
            yield return (ChartText.Get(course.HasQuota ? "QuotaAt" : "ThresholdAt",
                Scale.Label(threshold, threshold, course.LastValue?.Value, course.Forecast)),
                new TextLook(12, Colour: ChartColours.Threshold), threshold);
        }

        if (course.Points.LastOrDefault(point => point.ThresholdTo is not null)?.ThresholdTo is { } to)
        {
            yield return (ChartText.Get("ThresholdTo", Scale.Label(to, to, course.LastValue?.Value, course.Forecast)),
                new TextLook(12, Colour: ChartColours.Threshold), to);
        }

        if (course.Forecast is { } forecast)
        {
            yield return (ChartText.Get("ForecastAt", Scale.Label(forecast, course.Points.LastOrDefault(point => point.Threshold is not null)?.Threshold)),
                new TextLook(12, Colour: ChartColours.Value), forecast);
        }
    }

    private List<(string Text, TextLook Look, float Y)> Spread(IEnumerable<(string Text, TextLook Look, decimal Value)> labels, float width)
    {
        var spread = new List<(string Text, TextLook Look, float Y)>();
        foreach (var (text, look, value) in labels.OrderByDescending(label => label.Value))
        {
            var lowest = spread.Count == 0 ? Plot.Top : spread[^1].Y + LabelHeight;
            spread.Add((ChartText.Fit(text, look, width), look, Math.Max(lowest, Y((double)value))));
        }

        for (var index = spread.Count - 1; index >= 0; index--)
        {
            var highest = index == spread.Count - 1 ? Plot.Bottom : spread[index + 1].Y - LabelHeight;
            spread[index] = spread[index] with { Y = Math.Min(highest, spread[index].Y) };
        }

        return spread;
    }
}
