using ActionPlan.Host.Charts;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Alerts;

/// <summary>A case's course as the picture in a letter.</summary>
internal static class CourseImage
{
    private const int Width = 640;
    private const int Height = 300;

    public static InlineImage? Of(Plan plan, Target target, CaseCourse course, string name, string title) =>
        course.Quarters.Any(point => point.Verdict.Value is not null)
            ? new InlineImage(name, CourseDrawing.Png(JudgedCourse.Of(plan, target, title, course.Quarters), Width, Height), title)
            : null;
}
