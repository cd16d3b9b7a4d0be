using ActionPlan.Host.Charts;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Pages.Targets;

/// <summary>A target's course over the term for its chart: stored verdicts where there are any, the plan's path where there are none yet.</summary>
internal static class TargetCourse
{
    public static CourseChart Of(Plan plan, Target target, TargetView view, Period quarter)
    {
        var stored = view.Course.ToDictionary(pair => pair.Run.Period, pair => pair.Verdict);
        var first = view.Course.Where(pair => pair.Verdict.Value is not null).Select(pair => ((Period, decimal)?)(pair.Run.Period, pair.Verdict.Value!.Value)).FirstOrDefault();
        var points = plan.PlannedCourseOf(target, first).Select(planned => stored.TryGetValue(planned.Quarter, out var row)
            ? new CoursePoint(planned.Quarter, row.Value, row.Threshold, row.Path, row.Status)
            : new CoursePoint(planned.Quarter, null, planned.Threshold, planned.Path, null));
        var dueAt = target.IsForTerm ? target.Deadline : quarter.WholeYear.LastQuarter;
        return new CourseChart(target.Title(), target.Definition.MeasuredIn, [.. points], view.Verdict?.Forecast, view.Verdict?.Forecast is null ? null : dueAt);
    }
}
