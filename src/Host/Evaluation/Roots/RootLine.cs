using ActionPlan.Host.Due;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation.Roots;

/// <summary>How one root area stands in a quarter, beside the others.</summary>
/// <param name="Area">The root area.</param>
/// <param name="Counts">Its verdicts by status.</param>
/// <param name="Failures">Rules that failed while it was judged.</param>
internal sealed record RootLine(Area Area, StatusCounts Counts, int Failures)
{
    /// <summary>Its worst targets, the worst first; read only for those that are shown.</summary>
    public IReadOnlyList<(Target Target, Status Status)> Worst { get; init; } = [];

    /// <summary>What is overdue there; null where it was not read, or the reader may look into no unit's work.</summary>
    public RootOwing? Owing { get; init; }

    /// <summary>How many targets need attention: what nobody knows is no better than what is missed.</summary>
    public int Trouble => Counts.Missed + Counts.AtRisk + Counts.NoData + Failures;
}
