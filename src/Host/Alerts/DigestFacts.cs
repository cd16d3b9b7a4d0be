using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Alerts;

/// <summary>All that a digest is made from, for one reader.</summary>
/// <param name="Plan">The plan version of the run.</param>
/// <param name="Run">The run.</param>
/// <param name="Recipient">The reader.</param>
/// <param name="Alerts">The reader's alerts that stand after the run.</param>
/// <param name="Before">What the reader was last told.</param>
/// <param name="Moves">All that the run did to alerts.</param>
internal sealed record DigestFacts(
    Plan Plan,
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

        var telling = course?.Quarters.Select(quarter => Bearings.Of(quarter.Verdict.Status, overdue: false)).LastOrDefault(bearing => bearing != Bearing.Silent);
        return telling == Bearing.Good ? DepartureReason.Remedied : DepartureReason.NotJudged;
    }
}
