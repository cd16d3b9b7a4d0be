using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Charts;

/// <summary>A target's course from the first quarter judged to the end of the term: what was judged, then what is planned.</summary>
internal static class JudgedCourse
{
    /// <param name="title">The chart's title.</param>
    /// <param name="judged">The verdicts in force, oldest quarter first.</param>
    /// <param name="corrected">What the values of quarters were when they were first judged, where they are others now.</param>
    /// <param name="before">Its values before the term, by the plans that this one continues, the oldest first.</param>
    public static CourseChart Of(
        Plan plan, Target target, string title, IReadOnlyList<(Period Quarter, VerdictRow Verdict)> judged,
        IReadOnlyDictionary<Period, decimal>? corrected = null, IReadOnlyList<(Plan Plan, Period Quarter, decimal Value)>? before = null)
    {
        // A value between a target's dates begins no course.
        var first = judged.Where(point => point.Verdict.Value is not null && target.IsJudgedIn(point.Quarter))
            .Select(point => ((Period, decimal)?)(point.Quarter, point.Verdict.Value!.Value)).FirstOrDefault();
        var begins = judged.Count > 0 ? judged[0].Quarter : plan.From;
        var last = judged.Where(point => point.Verdict.Path is not null)
            .Select(point => ((Period, decimal)?)(point.Quarter, point.Verdict.Path!.Value)).LastOrDefault();
        var limit = judged.Count > 0 ? ((Period, decimal?, decimal?)?)(judged[^1].Quarter, judged[^1].Verdict.Threshold, judged[^1].Verdict.ThresholdTo) : null;
        var points = Before(target, before ?? [], begins)
            .Concat(plan.PlannedCourseOf(target, first, last, limit)
                .Where(planned => planned.Quarter >= begins)
                .Select(planned => new CoursePoint(planned.Quarter, null, planned.Threshold, planned.Path, null, planned.ThresholdTo)))
            .ToDictionary(point => point.Quarter);
        foreach (var (quarter, verdict) in judged)
        {
            // Between its dates a yearly target has nothing to show, and nothing is missing.
            points[quarter] = new CoursePoint(quarter, verdict.Value, verdict.Threshold, verdict.Path, verdict.Status, verdict.ThresholdTo,
                corrected?.TryGetValue(quarter, out var was) == true ? was : null);
        }

        var forecast = judged.Count > 0 ? WholeThings.Forecast(target, judged[^1].Verdict.Forecast) : null;
        return new CourseChart(
            title, target.Definition.MeasuredIn, [.. points.Values.OrderBy(point => point.Quarter)], forecast,
            forecast is null ? null : DueAfter(target, judged[^1].Quarter))
        {
            StartsAnew = target.StartsAnew,
            IsWhole = target.Definition.Whole,
            HasQuota = target.HasQuota,
            FromZero = target.Definition.Kind is TargetKind.YearTotal or TargetKind.TermTotal,
            Milestones = target.Milestones,
            TermFrom = before is { Count: > 0 } ? plan.From : null,
        };
    }

    // A year between two yearly values is no hole.
    private static IEnumerable<CoursePoint> Before(Target target, IReadOnlyList<(Plan Plan, Period Quarter, decimal Value)> values, Period begins)
    {
        var known = values.ToDictionary(value => value.Quarter, value => value.Value);
        for (var quarter = values.Count > 0 ? values[0].Quarter : begins; quarter < begins; quarter = quarter.AddQuarters(1))
        {
            decimal? value = known.TryGetValue(quarter, out var found) ? found : null;
            yield return new CoursePoint(quarter, value, null, null, value is null && !target.IsItsTurn(quarter) ? Status.NotDue : null, IsBefore: true);
        }
    }

    // What a forecast is of: the value when the target is next due.
    private static Period DueAfter(Target target, Period quarter) => target.Definition.Kind switch
    {
        TargetKind.TermTotal or TargetKind.TermLevel => target.DueAfter(quarter),
        TargetKind.PerPeriod => quarter,
        _ => quarter.WholeYear.LastQuarter,
    };
}
