using ActionPlan.Host.Mail;
using ActionPlan.Host.Summaries;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>Puts a digest together from its facts and stored verdicts.</summary>
internal static class DigestContent
{
    /// <summary>Nobody reads a longer list in a letter; the worst come first, and all have a page.</summary>
    public const int MostListed = 50;

    /// <summary>Pictures make a message heavy.</summary>
    public const int MostCharts = 4;

    /// <param name="matter">What there is to tell.</param>
    /// <param name="courses">Of the alerts that are listed over all quarters, of what has gone in the run's.</param>
    /// <param name="pictures">Where charts come from.</param>
    /// <param name="pages">Where pages are.</param>
    /// <param name="isSample">Whether the figures are made up.</param>
    public static (Digest Digest, IReadOnlyList<InlineImage> Images) Of(
        DigestMatter matter, IReadOnlyDictionary<Case, CaseCourse> courses, CourseImages pictures, PublicPages pages, bool isSample)
    {
        var (plan, facts) = (matter.Plan, matter.Facts);
        var images = new List<InlineImage>();
        var bad = matter.Listed.Select(told => Listed(matter, told, courses.GetValueOrDefault(told.Case), pictures, images, pages)).ToList();
        var digest = new Digest
        {
            PlanName = plan.Name,
            UnitName = matter.Recipient.UnitName,
            AreaName = matter.Recipient.ContactArea?.Name,
            Quarter = matter.Run.Period,
            JudgedAt = TimeZoneInfo.ConvertTime(matter.Run.StartedAt, plan.TimeZone),
            IsSample = isSample,
            Home = pages.Home,
            Summary = matter.IsFormer ? null : pages.Page(SummarySubject.Unit(matter.Recipient.Unit).Address(matter.Run.Period, SummedUp(matter).Id)),
            Bad = bad,
            Unlisted = [.. facts.Now.Skip(MostListed).Select(told => new UnlistedTarget(told.Status, Change(told.Before, told.Status)))],
            Gone = [.. facts.Gone.Take(MostListed).Select(gone => Departure(matter, gone, courses.GetValueOrDefault(gone.Case), pages))],
            UnlistedGone = [.. facts.Gone.Skip(MostListed).Select(gone => matter.Reason(gone, courses.GetValueOrDefault(gone.Case)))],
            All = pages.Page("alerts" + (matter.Recipient.ContactArea is { } own && !matter.IsFormer ? $"?area={Uri.EscapeDataString(own.Id)}" : "")),
        };
        return (digest, images);
    }

    // Who answers in many areas is led to where it stands worst.
    private static Area SummedUp(DigestMatter matter)
    {
        var areas = matter.Plan.Areas;
        return matter.Recipient.ContactArea
            ?? (matter.Facts.Now.Count > 0 && areas.Find(matter.Facts.Now[0].Area) is { } worst ? areas.RootOf(worst) : areas.Roots[0]);
    }

    private static DigestTarget Listed(
        DigestMatter matter, ToldCase told, CaseCourse? course, CourseImages pictures, List<InlineImage> images, PublicPages pages)
    {
        var target = matter.Plan.TargetByKey[told.Target];
        var definition = target.Definition;
        var telling = course?.LastWith(told.Status);
        var verdict = telling?.Verdict;
        var remarks = verdict?.ReadRemarks() ?? [];
        var area = AreaName(matter, told.Area);
        var label = DigestWords.Label(definition.Number, definition.Name, area);
        var image = course is null || images.Count == MostCharts
            ? null
            : pictures.Of(told.Case, course, FormattableString.Invariant($"chart-{images.Count + 1}"), label);
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
            Status = told.Status,
            Change = Change(told.Before, told.Status),
            Before = told.Before,
            JudgedFor = telling?.Quarter ?? matter.Run.Period,
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
            Page = pages.Target(told.Target, told.Area),
            AnswerPage = pages.AlertOf(told.Target, told.Area),
            Promise = told.Promise,
            Chart = image?.Name,
        };
    }

    private static DigestDeparture Departure(DigestMatter matter, GoneCase gone, CaseCourse? course, PublicPages pages)
    {
        var newest = matter.Newest(course);
        var known = matter.Plan.TargetByKey.GetValueOrDefault(gone.Target);
        var definition = (known ?? matter.Versions.Former(gone.Target))?.Definition;
        return new DigestDeparture(
            definition?.Number,
            definition?.Name ?? gone.Target,
            AreaName(matter, gone.Area),
            gone.Before,
            newest?.Status,
            definition?.MeasuredIn ?? "",
            newest?.Value,
            matter.Reason(gone, course),
            known is null || matter.Plan.Areas.Find(gone.Area) is null ? null : pages.Target(gone.Target, gone.Area))
        {
            MergedInto = matter.Successor(gone.Area)?.Name,
        };
    }

    private static DigestChange Change(Status? before, Status now) => before switch
    {
        null => DigestChange.New,
        { } known when known == now => DigestChange.Same,
        { } known => now.IsWorseThan(known) ? DigestChange.Worse : DigestChange.Eased,
    };

    // Where a reader has to do with one root area only, naming it at every target would be noise.
    private static string? AreaName(DigestMatter matter, string id)
    {
        var areas = matter.Plan.Areas;
        var scope = matter.Recipient.ContactArea?.Id ?? (areas.Roots.Count == 1 ? areas.Roots[0].Id : null);
        return id == scope ? null : areas.Find(id)?.Name ?? matter.Versions.FormerArea(id)?.Name ?? id;
    }

    private static bool IsNeeded(Remark remark) =>
        remark.Key.StartsWith("neededPer", StringComparison.Ordinal) || remark.Key.StartsWith("allowedPer", StringComparison.Ordinal);

    private static IEnumerable<string> Sentences(IEnumerable<Remark> remarks) => remarks.Select(remark => remark.Text(LetterWords.Vietnamese));
}
