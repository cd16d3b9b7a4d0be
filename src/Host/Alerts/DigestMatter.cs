using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>All that a digest is composed from, for one reader.</summary>
/// <param name="Plan">The plan version that the reader is told by.</param>
/// <param name="Versions">All versions, where what has gone is still known.</param>
/// <param name="Recipient">The reader.</param>
/// <param name="Facts">What the reader is told.</param>
internal sealed record DigestMatter(Plan Plan, PlanInForce Versions, RunRow Run, Recipient Recipient, DigestFacts Facts)
{
    /// <summary>The cases that are listed.</summary>
    public IEnumerable<ToldCase> Listed => Facts.Now.Take(DigestContent.MostListed);

    public DepartureReason Reason(GoneCase gone, CaseCourse? course) => gone.Reason(Newest(course)?.Status);

    /// <summary>The verdict of the run itself; null where it gave none.</summary>
    public VerdictRow? Newest(CaseCourse? course) => course?.Quarters.FirstOrDefault(point => point.Quarter == Run.Period).Verdict;

    /// <summary>Whether the plan no longer has the reader: it is told a last time of what it was told of before.</summary>
    public bool IsFormer => !Plan.Units.ContainsKey(Recipient.Unit) || (Recipient.ContactArea is { } area && Plan.Areas.Find(area.Id) is null);

    /// <summary>What an area has become part of by the end of the quarter; null where it goes on, or ended by itself.</summary>
    public Area? Successor(string area) => Plan.Areas.SuccessorOf(area, Plan.Calendar.LastDay(Run.Period));
}
