using ActionPlan.Host.Mail;
using ActionPlan.Host.Summaries;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Alerts;

/// <summary>Puts a digest together from stored verdicts.</summary>
internal static class DigestContent
{
    /// <summary>Nobody reads a longer list in a letter; the worst come first, and all have a page.</summary>
    public const int MostListed = 50;

    /// <summary>Pictures make a message heavy.</summary>
    public const int MostCharts = 4;

    /// <summary>The reader's alerts in the order in which they are told: the first of them are listed.</summary>
    public static IReadOnlyList<AlertRow> InOrder(Plan plan, IEnumerable<AlertRow> alerts)
    {
        var places = Places(plan);
        return [.. alerts.OrderBy(alert => alert.Status).ThenBy(alert => places[alert.Target]).ThenBy(alert => alert.Area, StringComparer.Ordinal)];
    }

    /// <param name="facts">What there is to tell.</param>
    /// <param name="courses">Of the alerts that are listed over all quarters, of what has gone in the run's.</param>
    /// <param name="pictures">Where charts come from.</param>
    /// <param name="pages">Where pages are.</param>
    /// <param name="isSample">Whether the figures are made up.</param>
    public static (Digest Digest, IReadOnlyList<InlineImage> Images) Of(
        DigestFacts facts, IReadOnlyDictionary<Case, CaseCourse> courses, CourseImages pictures, PublicPages pages, bool isSample)
    {
        var plan = facts.Plan;
        var places = Places(plan);
        var images = new List<InlineImage>();
        var bad = facts.Alerts.Take(MostListed)
            .Select(alert => Listed(facts, alert, courses.GetValueOrDefault(Case.Of(alert)), pictures, images, pages)).ToList();
        var gone = facts.Gone.OrderBy(@case => places.GetValueOrDefault(@case.Target, int.MaxValue)).ToList();
        var digest = new Digest
        {
            PlanName = plan.Name,
            UnitName = facts.Recipient.UnitName,
            AreaName = facts.Recipient.ContactArea?.Name,
            Quarter = facts.Run.Period,
            JudgedAt = TimeZoneInfo.ConvertTime(facts.Run.StartedAt, plan.TimeZone),
            IsSample = isSample,
            Home = pages.Home,
            Summary = facts.IsFormer ? null : pages.Page(SummarySubject.Unit(facts.Recipient.Unit).Address(facts.Run.Period, SummedUp(facts).Id)),
            Bad = bad,
            Unlisted = [.. facts.Alerts.Skip(MostListed).Select(alert => new UnlistedTarget(alert.Status, Change(Before(facts, alert), alert.Status)))],
            Gone = [.. gone.Take(MostListed).Select(@case => Departure(facts, @case, courses.GetValueOrDefault(@case), pages))],
            UnlistedGone = [.. gone.Skip(MostListed).Select(@case => facts.Reason(@case, courses.GetValueOrDefault(@case)))],
            All = pages.Page("alerts" + (facts.Recipient.ContactArea is { } own && !facts.IsFormer ? $"?area={Uri.EscapeDataString(own.Id)}" : "")),
        };
        return (digest, images);
    }

    // Who answers in many areas is led to where it stands worst.
    private static Area SummedUp(DigestFacts facts) => facts.Recipient.ContactArea
        ?? (facts.Alerts.Count > 0 && facts.Plan.Areas.Find(facts.Alerts[0].Area) is { } worst ? facts.Plan.Areas.RootOf(worst) : facts.Plan.Areas.Roots[0]);

    private static DigestTarget Listed(
        DigestFacts facts, AlertRow alert, CaseCourse? course, CourseImages pictures, List<InlineImage> images, PublicPages pages)
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
            : pictures.Of(Case.Of(alert), course, FormattableString.Invariant($"chart-{images.Count + 1}"), label);
        if (image is not null)
        {
            images.Add(image);
        }

        var before = Before(facts, alert);
        return new DigestTarget
        {
            Number = definition.Number,
            Name = definition.Name,
            Area = area,
            MeasuredIn = definition.MeasuredIn,
            Status = alert.Status,
            Change = Change(before, alert.Status),
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
            Promise = alert is { State: AlertState.Acknowledged, Remedy: { } remedy, RemedyBy: { } by }
                ? $"{remedy.TrimEnd('.', ' ')} (hạn {LetterWords.Day(by)})" : null,
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

    private static Dictionary<string, int> Places(Plan plan) =>
        plan.Targets.Select((target, index) => (target.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);

    private static Status? Before(DigestFacts facts, AlertRow alert) => facts.Before.TryGetValue(Case.Of(alert), out var before) ? before : null;

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
