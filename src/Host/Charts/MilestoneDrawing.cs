using SkiaSharp;

namespace ActionPlan.Host.Charts;

/// <summary>A diamond where the plan asks for something on the way, with the number that it asks for.</summary>
internal static class MilestoneDrawing
{
    private const float Half = 6;
    private const float Gap = 6;
    private const float TextHeight = 12;

    public static void Draw(Sheet sheet, Course course, CourseFrame frame, TextLook look)
    {
        foreach (var (quarter, value) in course.Milestones)
        {
            var centre = frame.At(course.Position(quarter), value);
            var (left, right) = (new SKPoint(centre.X - Half, centre.Y), new SKPoint(centre.X + Half, centre.Y));
            var (top, bottom) = (new SKPoint(centre.X, centre.Y - Half), new SKPoint(centre.X, centre.Y + Half));
            sheet.Line([top, right, bottom, left, top], ChartColours.Threshold, 1.5f);

            var text = ChartText.Get("MilestoneAt", frame.Scale.Label(value, value, course.LastValue?.Value));
            var room = ChartText.Width(text, look) / 2;
            var x = Math.Clamp(centre.X, Math.Min(frame.Plot.Left + room, frame.Plot.MidX), Math.Max(frame.Plot.Right - room, frame.Plot.MidX));
            var fitsAbove = top.Y - Gap - TextHeight >= frame.Plot.Top;
            sheet.Text(text, x, fitsAbove ? top.Y - Gap : bottom.Y + Gap + 2, look, Anchor.Middle, halo: true);
        }
    }
}
