using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Plans;
using ActionPlan.Kernel;
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
/// <param name="Moves">All that the run did to alerts.</param>
internal sealed record DigestFacts(
    Plan Plan,
    PlanInForce Versions,
    RunRow Run,
    Recipient Recipient,
    IReadOnlyList<AlertRow> Alerts,
    IReadOnlyDictionary<Case, Status> Before,
    AlertMoves Moves)
{
    public IEnumerable<Case> Cases => Alerts.Select(Case.Of).Concat(Gone);

    /// <summary>What the reader was told of and need not be any more.</summary>
    public IEnumerable<Case> Gone
    {
        get
        {
            var standing = Alerts.Select(Case.Of).ToHashSet();
            return Before.Keys.Where(@case => !standing.Contains(@case));
        }
    }

    /// <summary>Why a case is gone.</summary>
    public DepartureReason Reason(Case @case, CaseCourse? course)
    {
        if (Moves.Standing.Any(alert => Case.Of(alert) == @case))
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
        : IsFailed(@case) ? DepartureReason.NoNewResult : DepartureReason.NotJudged;
    }

    /// <summary>The verdict of the run itself; null where it gave none.</summary>
    public VerdictRow? Newest(CaseCourse? course) => course?.Quarters.FirstOrDefault(point => point.Quarter == Run.Period).Verdict;

    // The plan has the target and the area, and yet the run says nothing: its rule failed.
    private bool IsFailed(Case @case) =>
        Plan.TargetByKey.ContainsKey(@case.Target) && Plan.Areas.Find(@case.Area)?.ExistsOn(Plan.Calendar.LastDay(Run.Period)) == true && Run.Failures > 0;
}
