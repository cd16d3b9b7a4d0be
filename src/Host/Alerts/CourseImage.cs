using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Alerts;

/// <summary>A case's course as the picture in a letter.</summary>
internal static class CourseImage
{
    public static byte[]? Of(Target target, CaseCourse course)
    {
        _ = target;
        _ = course;
        return null;
    }
}
