using ActionPlan.Host.Mail;
using ActionPlan.Host.Summaries;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Alerts;

/// <summary>Puts a digest together from stored verdicts.</summary>
internal static class DigestContent
{
    /// <summary>Pictures make a message heavy; the worst come first, and all have a page.</summary>
    private const int MostCharts = 24;

    public static (Digest Digest, IReadOnlyList<InlineImage> Images) Of(
        DigestFacts facts, IReadOnlyDictionary<Case, CaseCourse> courses, PublicPages pages, bool isSample)
    {
        var plan = facts.Plan;
        var places = plan.Targets.Select((target, index) => (target.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);
        var images = new List<InlineImage>();
        var alerts = facts.Alerts.OrderBy(alert => alert.Status).ThenBy(alert => places[alert.Target]).ThenBy(alert => alert.Area, StringComparer.Ordinal).ToList();
        var bad = alerts
            .Select(alert => Listed(facts, alert, courses.GetValueOrDefault(Case.Of(alert)), images, pages))
            .ToList();
        var gone = facts.Gone.OrderBy(@case => places.GetValueOrDefault(@case.Target, int.MaxValue))
            .Select(@case => Departure(facts, @case, courses.GetValueOrDefault(@case), pages)).ToList();
        var digest = new Digest
        {
            PlanName = plan.Name,
            UnitName = facts.Recipient.UnitName,
            AreaName = facts.Recipient.ContactArea?.Name,
            Quarter = facts.Run.Period,
            JudgedAt = TimeZoneInfo.ConvertTime(facts.Run.StartedAt, plan.TimeZone),
            IsSample = isSample,
            Home = pages.Home,
            Summary = facts.IsFormer ? null : pages.Page(SummarySubject.Unit(facts.Recipient.Unit).Address(facts.Run.Period, SummedUp(facts, alerts).Id)),
            Bad = bad,
            Gone = gone,
        };
        return (digest, images);
    }

    // Who answers in many areas is led to where it stands worst.
    private static Area SummedUp(DigestFacts facts, List<AlertRow> alerts) => facts.Recipient.ContactArea
        ?? (alerts.Count > 0 && facts.Plan.Areas.Find(alerts[0].Area) is { } worst ? facts.Plan.Areas.RootOf(worst) : facts.Plan.Areas.Roots[0]);

    private static DigestTarget Listed(DigestFacts facts, AlertRow alert, CaseCourse? course, List<InlineImage> images, PublicPages pages)
    {
        var target = facts.Plan.TargetByKey[alert.Target];
        var definition = target.Definition;
        var telling = course?.LastWith(alert.Status);
        var verdict = telling?.Verdict;
        var remarks = verdict?.ReadRemarks() ?? [];
        var area = AreaName(facts, alert.Area);
        var label = DigestWords.Label(definition.Number, definition.Name, area);
        var image = course is null || images.Count == MostCharts
            ? null
            : CourseImage.Of(facts.Plan, target, course, FormattableString.Invariant($"chart-{images.Count + 1}"), label);
        if (image is not null)
        {
            images.Add(image);
        }

        return new DigestTarget
        {
            Number = definition.Number,
            Name = definition.Name,
            Area = area,
            MeasuredIn = definition.MeasuredIn,
            Status = alert.Status,
            Change = Change(facts.Before.TryGetValue(Case.Of(alert), out var before) ? before : null, alert.Status),
            Before = before,
            JudgedFor = telling?.Quarter ?? facts.Run.Period,
            Value = verdict?.Value,
            Is = definition.Threshold?.Is,
            HasOwnRule = target.HasOwnMet,
            Threshold = verdict?.Threshold,
            ThresholdTo = verdict?.ThresholdTo,
            Tolerance = definition.Threshold?.Tolerance,
            Path = verdict?.Path,
            Forecast = WholeThings.Forecast(target, verdict?.Forecast),
            Needed = Sentences(remarks.Where(IsNeeded)).FirstOrDefault(),
            Worst = verdict?.Worst,
            Remarks = [.. Sentences(remarks.Where(remark => !IsNeeded(remark)))],
            Page = pages.Target(alert.Target, alert.Area),
            AnswerPage = pages.AlertOf(alert.Target, alert.Area),
            Promise = alert is { State: AlertState.Acknowledged, Remedy: { } remedy, RemedyBy: { } by } ? $"{remedy.TrimEnd('.', ' ')} (hạn {LetterWords.Day(by)})" : null,
            Chart = image?.Name,
        };
    }

    private static DigestDeparture Departure(DigestFacts facts, Case @case, CaseCourse? course, PublicPages pages)
    {
        var newest = facts.Newest(course);
        var known = facts.Plan.TargetByKey.GetValueOrDefault(@case.Target);
        var definition = (known ?? facts.Versions.Former(@case.Target))?.Definition;
        return new DigestDeparture(
            definition?.Number,
            definition?.Name ?? @case.Target,
            AreaName(facts, @case.Area),
            facts.Before[@case],
            newest?.Status,
            definition?.MeasuredIn ?? "",
            newest?.Value,
            facts.Reason(@case, course),
            known is null || facts.Plan.Areas.Find(@case.Area) is null ? null : pages.Target(@case.Target, @case.Area))
        {
            MergedInto = facts.Successor(@case.Area)?.Name,
        };
    }

    private static DigestChange Change(Status? before, Status now) => before switch
    {
        null => DigestChange.New,
        { } known when known == now => DigestChange.Same,
        { } known => now.IsWorseThan(known) ? DigestChange.Worse : DigestChange.Eased,
    };

    // Where a reader has to do with one root area only, naming it at every target would be noise.
    private static string? AreaName(DigestFacts facts, string id)
    {
        var areas = facts.Plan.Areas;
        var scope = facts.Recipient.ContactArea?.Id ?? (areas.Roots.Count == 1 ? areas.Roots[0].Id : null);
        return id == scope ? null : areas.Find(id)?.Name ?? facts.Versions.FormerArea(id)?.Name ?? id;
    }

    private static bool IsNeeded(Remark remark) =>
        remark.Key.StartsWith("neededPer", StringComparison.Ordinal) || remark.Key.StartsWith("allowedPer", StringComparison.Ordinal);

    private static IEnumerable<string> Sentences(IEnumerable<Remark> remarks) => remarks.Select(remark => remark.Text(LetterWords.Vietnamese));
}
