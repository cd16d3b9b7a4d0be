using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Alerts;

/// <summary>All that a digest is made from, for one reader.</summary>
/// <param name="Plan">The plan version of the run.</param>
/// <param name="Versions">All versions, where what has gone is still known.</param>
/// <param name="Run">The run.</param>
/// <param name="Recipient">The reader.</param>
/// <param name="Alerts">The reader's alerts that stand after the run.</param>
/// <param name="Before">What the reader was last told.</param>
/// <param name="Standing">All cases that stand badly after the run, whoever answers for them.</param>
/// <param name="Failed">The cases whose rule failed in the run.</param>
internal sealed record DigestFacts(
    Plan Plan,
    PlanInForce Versions,
    RunRow Run,
    Recipient Recipient,
    IReadOnlyList<AlertRow> Alerts,
    IReadOnlyDictionary<Case, Status> Before,
    IReadOnlySet<Case> Standing,
    IReadOnlySet<Case> Failed)
{
    /// <summary>What the reader was told of and need not be any more.</summary>
    public IReadOnlyList<Case> Gone { get; } = [.. Before.Keys.Except(Alerts.Select(Case.Of))];

    public IEnumerable<Case> Cases => Alerts.Select(Case.Of).Concat(Gone);

    /// <summary>Why a case is gone.</summary>
    public DepartureReason Reason(Case @case, CaseCourse? course)
    {
        if (Standing.Contains(@case))
        {
            return DepartureReason.HandedOver;
        }

        // Only what this quarter says: that an older one was good is no news of a target that is judged no more.
        return Newest(course)?.Status is { } status ? Bearings.Of(status, overdue: false) switch
        {
            Bearing.Good => DepartureReason.Remedied,
            Bearing.Silent => DepartureReason.NoNewResult,
            _ => DepartureReason.NotJudged,
        }
        : Failed.Contains(@case) ? DepartureReason.NoNewResult : DepartureReason.NotJudged;
    }

    /// <summary>The verdict of the run itself; null where it gave none.</summary>
    public VerdictRow? Newest(CaseCourse? course) => course?.Quarters.FirstOrDefault(point => point.Quarter == Run.Period).Verdict;

    /// <summary>Whether the plan no longer has the reader: it is told a last time of what it was told of before.</summary>
    public bool IsFormer => !Plan.Units.ContainsKey(Recipient.Unit) || (Recipient.ContactArea is { } area && Plan.Areas.Find(area.Id) is null);

    /// <summary>What an area has become part of by the end of the quarter; null where it goes on, or ended by itself.</summary>
    public Area? Successor(string area) => Plan.Areas.SuccessorOf(area, Plan.Calendar.LastDay(Run.Period));
}
