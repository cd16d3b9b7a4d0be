using ActionPlan.Host.Charts;
using ActionPlan.Host.Reports;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Summaries;

/// <summary>Composes a summary with all there is to say; what has room on the page is decided later.</summary>
internal static class SummaryContent
{
    private static readonly Status[] Bad = [Status.Missed, Status.AtRisk, Status.NoData];

    public static Summary Of(SummaryFacts facts, SummarySubject subject, bool isSample)
    {
        // Verdicts are read by the plan version that they were judged by.
        var plan = facts.Judged?.Plan ?? facts.Plan;
        var targets = subject.Targets(plan);
        var endangered = InDanger(facts.Judged, targets);
        return new Summary
        {
            PlanName = plan.Name,
            Subject = subject.Of == SummaryOf.Unit ? facts.Plan.UnitName(subject.Id) : facts.Plan.ModuleName(subject.Id),
            IsOfModule = subject.Of == SummaryOf.Module,
            Area = facts.Plan.Areas.Roots is [var only] && only == facts.Area ? null : facts.Area.Name,
            Quarter = ReportKind.Quarter.Span(facts.Quarter, plan.From),
            NextQuarter = ReportKind.Quarter.Next(facts.Quarter),
            Run = facts.Judged?.Run is { } run
                ? new SummaryRun(run.Id, TimeZoneInfo.ConvertTime(run.CompletedAt!.Value, plan.TimeZone), run.PlanVersion) : null,
            AsOf = facts.Today,
            IsSample = isSample,
            Address = subject.Address(facts.Quarter, facts.Area.Id),
            Answers = SummaryWords.Answers(facts.Plan, subject, facts.Area, targets),
            Targets = targets.Count,
            Counts = facts.Judged is null ? [] : Counts(facts.Judged, targets),
            Endangered = [.. endangered.Select(target => SummaryTargets.Of(facts, subject, target))],
            Others = facts.Judged is null ? [] : Others(facts.Judged, targets),
            Overdue = new SummaryList(SummaryMatters.Overdue(facts, subject)),
            Next = new SummaryList(SummaryMatters.Next(facts, subject, targets)),
            Figures = new SummaryList(SummaryMatters.Figures(facts, subject)),
            Chart = endangered.Select(target => Course(facts.Judged!, target)).FirstOrDefault(chart => chart is not null),
        };
    }

    private static List<Target> InDanger(ReportFacts? judged, IReadOnlyList<Target> targets) => judged is null
        ? []
        : [.. targets.Where(target => judged.Of(target) is { } verdict && Bad.Contains(verdict.Status)).OrderBy(target => judged.Of(target)!.Status)];

    private static IReadOnlyList<(Status, int)> Counts(ReportFacts judged, IReadOnlyList<Target> targets) =>
    [
        .. StatusLook.All.Select(look => (look.Status, Count: targets.Count(target => judged.Of(target)?.Status == look.Status))).Where(one => one.Count > 0),
    ];

    private static IReadOnlyList<string> Others(ReportFacts judged, IReadOnlyList<Target> targets)
    {
        string Line(string said, IReadOnlyCollection<Target> some) =>
            $"{SummaryWords.Count(some.Count)} {said}: {string.Join(", ", some.Select(ReportNumbers.Name))}";
        var lines = StatusLook.All.Where(look => !Bad.Contains(look.Status))
            .Select(look => (look.Status, Some: targets.Where(target => judged.Of(target)?.Status == look.Status).ToList()))
            .Where(one => one.Some.Count > 0)
            .Select(one => Line(TargetNumbers.StatusName(one.Status), one.Some));
        var unjudged = targets.Where(target => judged.Of(target) is null).ToList();
        return [.. lines, .. unjudged.Count == 0 ? [] : new[] { Line("chưa được đánh giá", unjudged) }];
    }

    // One point is no course.
    private static CourseChart? Course(ReportFacts judged, Target target)
    {
        var course = judged.CourseOf(target);
        return course.Count(point => point.Verdict.Value is not null) < 2
            ? null : JudgedCourse.Of(judged.Plan, target, "", course) with { Title = $"Diễn biến chỉ tiêu {target.Title()}" };
    }
}
