using ActionPlan.Rules.Judging;
using ScottPlot;
using SkiaSharp;

namespace ActionPlan.Host.Charts;

/// <summary>Draws a course chart. The same chart always gives the same bytes.</summary>
internal static class CourseDrawing
{
    private const int LeastHeightForLegend = 200;
    private static readonly TextLook Heading = new(15, Bold: true);
    private static readonly TextLook Small = new(12, Colour: ChartColours.Muted);

    public static byte[] Png(CourseChart chart, int width, int height, int density = 1)
    {
        using var sheet = new PngSheet(width, height, density);
        Draw(sheet, chart);
        return sheet.Bytes();
    }

    public static string Svg(CourseChart chart, int width, int height)
    {
        var sheet = new SvgSheet(width, height);
        Draw(sheet, chart);
        return sheet.Markup(chart.Title, CourseWords.Describe(chart));
    }

    private static void Draw(Sheet sheet, CourseChart chart)
    {
        var course = new Course(chart);
        var legend = new Legend(sheet.Height < LeastHeightForLegend ? [] : LegendOf(course), sheet.Width - 2 * CourseFrame.Margin);
        var title = string.IsNullOrWhiteSpace(chart.Title) ? [] : ChartText.Lines(chart.Title, Heading, sheet.Width - 2 * CourseFrame.Margin, 2);
        var frame = new CourseFrame(sheet, course, title.Count, legend.Height);

        using var plot = Plot(course, frame);
        sheet.Draw(plot);
        for (var line = 0; line < title.Count; line++)
        {
            sheet.Text(title[line], CourseFrame.Margin, CourseFrame.Margin + 14 + line * CourseFrame.TitleLine, Heading);
        }

        DrawAxes(sheet, chart, course, frame);
        DrawGaps(sheet, course, frame);
        DrawPath(sheet, course, frame);
        MilestoneDrawing.Draw(sheet, course, frame, Small);
        DrawTerm(sheet, chart, course, frame);
        DrawForecast(sheet, course, frame);
        DrawMarkers(sheet, course, frame);
        DrawLabels(sheet, course, frame);
        legend.Draw(sheet, CourseFrame.Margin, sheet.Height - legend.Height - 6);
        if (course.LastValue is null)
        {
            sheet.Text(ChartText.Get("NoValues"), frame.Plot.MidX, frame.Plot.Top + 22, new TextLook(14, Bold: true, ChartColours.Muted), Anchor.Middle,
                halo: true);
        }
    }

    private static Plot Plot(Course course, CourseFrame frame)
    {
        ChartFont.Ensure();
        var plot = new Plot();
        plot.FigureBackground.Color = Color.FromHex(ChartColours.Paper);
        plot.Layout.Fixed(frame.Padding);
        plot.Axes.SetLimits(CourseFrame.FirstX, frame.LastX, frame.Scale.Min, frame.Scale.Max);
        plot.Axes.Frame(false);
        plot.Axes.Bottom.SetTicks([], []);
        plot.Axes.Left.SetTicks([.. frame.Scale.Ticks], [.. frame.Scale.Ticks.Select(_ => "")]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.MajorLineColor = Color.FromHex(ChartColours.Grid);
        foreach (var point in course.Points.Where(point => point is { Threshold: not null, ThresholdTo: not null }))
        {
            var x = course.Position(point.Quarter);
            var band = plot.Add.Rectangle(x - 0.5, x + 0.5, (double)point.Threshold!, (double)point.ThresholdTo!);
            band.LineWidth = 0;
            band.FillColor = Color.FromHex(ChartColours.Band);
        }

        foreach (var (xs, ys) in Steps(course, point => point.Threshold).Concat(Steps(course, point => point.ThresholdTo)))
        {
            Style(plot.Add.ScatterLine(xs, ys), ChartColours.Threshold, 1.5f);
        }

        foreach (var stretch in course.Stretches().Where(stretch => stretch.Count > 1))
        {
            double[] xs = [.. stretch.Select(point => (double)point.At)];
            double[] ys = [.. stretch.Select(point => (double)point.Value)];
            Style(plot.Add.ScatterLine(xs, ys), ChartColours.Value, 2.25f);
        }

        return plot;
    }

    private static void Style(ScottPlot.Plottables.Scatter line, string colour, float width)
    {
        line.Color = Color.FromHex(colour);
        line.LineWidth = width;
    }

    private static IEnumerable<(double[] Xs, double[] Ys)> Steps(Course course, Func<CoursePoint, decimal?> level)
    {
        var (xs, ys) = (new List<double>(), new List<double>());
        foreach (var point in course.Points)
        {
            if (level(point) is { } threshold)
            {
                var x = course.Position(point.Quarter);
                xs.AddRange([x - 0.5, x + 0.5]);
                ys.AddRange([(double)threshold, (double)threshold]);
            }
            else if (xs.Count > 0)
            {
                yield return ([.. xs], [.. ys]);
                xs.Clear();
                ys.Clear();
            }
        }

        if (xs.Count > 0)
        {
            yield return ([.. xs], [.. ys]);
        }
    }

    private static void DrawAxes(Sheet sheet, CourseChart chart, Course course, CourseFrame frame)
    {
        var measuredIn = string.Join(' ', new[] { frame.Scale.Unit, chart.MeasuredIn }.Where(part => part.Length > 0));
        if (measuredIn.Length > 0)
        {
            sheet.Text(ChartText.Fit(ChartText.Get("MeasuredIn", measuredIn), Small, sheet.Width - 2 * CourseFrame.Margin), CourseFrame.Margin,
                frame.Plot.Top - 16, Small);
        }

        foreach (var tick in frame.Scale.Ticks)
        {
            sheet.Text(frame.Scale.Tick(tick), frame.Plot.Left - 8, frame.Y(tick) + 4, Small, Anchor.End);
        }

        sheet.Line([new SKPoint(frame.Plot.Left, frame.Plot.Bottom), new SKPoint(frame.Plot.Right, frame.Plot.Bottom)], ChartColours.Axis, 1);
        foreach (var quarter in course.Points.Select(point => point.Quarter).Where(frame.IsLabelled))
        {
            var x = frame.X(course.Position(quarter));
            sheet.Line([new SKPoint(x, frame.Plot.Bottom), new SKPoint(x, frame.Plot.Bottom + 4)], ChartColours.Axis, 1);
            sheet.Text(ChartText.Quarter(quarter), x, frame.Plot.Bottom + 22, Small, Anchor.Middle);
        }
    }

    /// <summary>Where no value stands: a missing quarter is a hatched band, and the mark on the axis says why.</summary>
    private static void DrawGaps(Sheet sheet, Course course, CourseFrame frame)
    {
        foreach (var point in course.Points.Where(point => point is { Value: null, IsBefore: false }))
        {
            var x = frame.X(course.Position(point.Quarter));
            var missing = course.IsMissing(point);
            if (missing)
            {
                sheet.Hatch(SKRect.Create(x - frame.PerQuarter / 2, frame.Plot.Top, frame.PerQuarter, frame.Plot.Height), ChartColours.Gap);
            }

            if (missing || point.Status is not null)
            {
                var look = StatusLook.Of(missing ? Status.NoData : point.Status!.Value);
                sheet.Disc(new SKPoint(x, frame.Plot.Bottom), frame.MarkerRadius, look.Fill, look.Line, 1);
                sheet.Mark(look, new SKPoint(x, frame.Plot.Bottom), frame.MarkerRadius * 1.3f, look.OnFill);
                sheet.Box(SKRect.Create(x - frame.PerQuarter / 2, frame.Plot.Top, frame.PerQuarter, frame.Plot.Height + 8), null,
                    tip: CourseWords.Describe(point, course.HasQuota));
            }
        }
    }

    /// <summary>Where the term begins, right of what the plan before says.</summary>
    private static void DrawTerm(Sheet sheet, CourseChart chart, Course course, CourseFrame frame)
    {
        if (chart.TermFrom is { } from)
        {
            var x = frame.X(course.Position(from) - 0.5);
            sheet.Line([new SKPoint(x, frame.Plot.Top), new SKPoint(x, frame.Plot.Bottom)], ChartColours.Axis, 1, Dash.Dashed);
            sheet.Text(ChartText.Get("ThisTerm"), x + 6, frame.Plot.Top - 3, Small, halo: true);
        }
    }

    private static void DrawPath(Sheet sheet, Course course, CourseFrame frame)
    {
        if (!course.HasPath)
        {
            return;
        }

        var line = new List<SKPoint>();
        foreach (var point in course.Points)
        {
            if (course.StartsAnewIn(point.Quarter))
            {
                sheet.Line(line, ChartColours.Path, 1.5f, Dash.Dashed);
                line = [];
            }

            if (point.Path is { } path)
            {
                line.Add(frame.At(course.Position(point.Quarter), path));
            }
            else
            {
                sheet.Line(line, ChartColours.Path, 1.5f, Dash.Dashed);
                line = [];
            }
        }

        sheet.Line(line, ChartColours.Path, 1.5f, Dash.Dashed);
    }

    private static void DrawForecast(Sheet sheet, Course course, CourseFrame frame)
    {
        if (course is { Forecast: { } forecast, LastValue: { Value: { } value } last })
        {
            var end = frame.At(course.Position(course.ForecastAt), forecast);
            sheet.Line([frame.At(course.Position(last.Quarter), value), end], ChartColours.Value, 2, Dash.Dotted);
            sheet.Disc(end, Math.Max(3.5f, frame.MarkerRadius * 0.6f), ChartColours.Paper, ChartColours.Value, 1.5f);
        }
    }

    private static void DrawMarkers(Sheet sheet, Course course, CourseFrame frame)
    {
        foreach (var point in course.Points)
        {
            if (point.Value is not { } value)
            {
                continue;
            }

            if (point.Was is { } was)
            {
                sheet.Disc(frame.At(course.Position(point.Quarter), was), Math.Max(2.5f, frame.MarkerRadius * 0.55f), ChartColours.Paper,
                    ChartColours.Muted, 1.5f);
            }

            var centre = frame.At(course.Position(point.Quarter), value);
            if (point.Status is { } status)
            {
                var look = StatusLook.Of(status);
                sheet.Disc(centre, frame.MarkerRadius, look.Fill, look.Line, 1);
                sheet.Mark(look, centre, frame.MarkerRadius * 1.3f, look.OnFill);
            }
            else
            {
                sheet.Disc(centre, Math.Min(4, frame.MarkerRadius), ChartColours.Value, ChartColours.Paper, 1);
            }

            var reach = Math.Max(frame.MarkerRadius, 8);
            sheet.Box(SKRect.Create(centre.X - reach, centre.Y - reach, 2 * reach, 2 * reach), null, tip: CourseWords.Describe(point, course.HasQuota));
        }
    }

    private static void DrawLabels(Sheet sheet, Course course, CourseFrame frame)
    {
        foreach (var label in frame.Labels)
        {
            sheet.Text(label.Text, frame.Plot.Right + 10, label.Y + 4, label.Look, halo: true);
        }

        if (course.LastValue is { Value: { } value } last && !frame.LastValueIsInMargin)
        {
            var look = new TextLook(13, Bold: true, ChartColours.Value);
            var text = frame.Scale.Label(value, last.Threshold, last.Path);
            var at = frame.At(course.Position(last.Quarter), value);
            var above = at.Y - frame.MarkerRadius - 6;
            var half = ChartText.Width(text, look) / 2;
            var x = Math.Clamp(at.X, Math.Min(frame.Plot.Left + half, frame.Plot.MidX), Math.Max(frame.Plot.Right - half, frame.Plot.MidX));
            sheet.Text(text, x, above - 12 < frame.Plot.Top ? at.Y + frame.MarkerRadius + 16 : above, look, Anchor.Middle, halo: true);
        }
    }

    private static IEnumerable<LegendEntry> LegendOf(Course course)
    {
        if (course.LastValue is not null)
        {
            yield return new LegendEntry(ChartText.Get("Value"), ChartColours.Value, 2.25f, Dash.Solid);
        }

        if (course.Points.Any(point => point.Threshold is not null))
        {
            yield return new LegendEntry(ChartText.Get(course.HasQuota ? "Quota" : "Threshold"), ChartColours.Threshold, 1.5f, Dash.Solid);
        }

        if (course.HasPath)
        {
            yield return new LegendEntry(ChartText.Get("Path"), ChartColours.Path, 1.5f, Dash.Dashed);
        }

        if (course.Forecast is not null)
        {
            yield return new LegendEntry(ChartText.Get("Forecast"), ChartColours.Value, 2, Dash.Dotted);
        }

        foreach (var look in StatusLook.All.Where(look => course.Points.Any(point =>
            (point.Status == look.Status && !point.IsBefore) || (look.Status == Status.NoData && course.IsMissing(point)))))
        {
            yield return LegendEntry.Of(look);
        }
    }
}
