using ActionPlan.Host.Charts;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Alerts;

/// <summary>The courses of cases as pictures in letters, each drawn once however many readers get it.</summary>
internal sealed class CourseImages(Plan plan)
{
    private const int Width = 640;
    private const int Height = 300;

    private readonly Dictionary<(Case, string Title), byte[]?> drawn = [];

    /// <summary>Null where the course has no values to show.</summary>
    public InlineImage? Of(Case @case, CaseCourse course, string name, string title)
    {
        if (!drawn.TryGetValue((@case, title), out var png))
        {
            drawn[(@case, title)] = png = course.Quarters.Any(point => point.Verdict.Value is not null)
                ? CourseDrawing.Png(JudgedCourse.Of(plan, plan.TargetByKey[@case.Target], title, course.Quarters), Width, Height)
                : null;
        }

        return png is null ? null : new InlineImage(name, png, title);
    }
}
