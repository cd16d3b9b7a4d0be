using ActionPlan.Host.Charts;
using ActionPlan.Host.Mail;
using ActionPlan.Kernel;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Alerts;

/// <summary>A case's course as the picture in a letter: what was judged, against what was planned for the whole term.</summary>
internal static class CourseImage
{
    private const int Width = 640;
    private const int Height = 300;

    public static InlineImage? Of(Plan plan, Target target, CaseCourse course, string name, string title)
    {
        if (target.Definition.Threshold is null || !course.Quarters.Any(point => point.Verdict.Value is not null))
        {
            return null;
        }

        var judged = course.Quarters.ToDictionary(point => point.Quarter, point => point.Verdict);
        var first = course.Quarters.Where(point => point.Verdict.Value is not null).Select(point => (point.Quarter, point.Verdict.Value!.Value)).First();
        var points = plan.PlannedCourseOf(target, first)
            .Where(planned => planned.Quarter >= course.Quarters[0].Quarter)
            .Select(planned => judged.TryGetValue(planned.Quarter, out var verdict)
                ? new CoursePoint(planned.Quarter, verdict.Value, verdict.Threshold, verdict.Path, verdict.Status)
                : new CoursePoint(planned.Quarter, null, planned.Threshold, planned.Path, null))
            .ToList();
        var (newest, last) = course.Quarters[^1];
        var chart = new CourseChart(title, target.Definition.MeasuredIn, points, last.Forecast, last.Forecast is null ? null : DueAfter(target, newest));
        return new InlineImage(name, CourseDrawing.Png(chart, Width, Height), title);
    }

    // What a forecast is of: the value when the target is next due.
    private static Period DueAfter(Target target, Period quarter) => target.Definition.Kind switch
    {
        TargetKind.YearTotal or TargetKind.YearLevel => quarter.WholeYear.LastQuarter,
        TargetKind.TermTotal or TargetKind.TermLevel => target.Deadline,
        _ => quarter,
    };
}
