using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>One of the targets that another counts.</summary>
/// <param name="Target">The target.</param>
/// <param name="Verdict">What is said of it; null where it could not be judged.</param>
internal sealed record CountedTarget(Target Target, Verdict? Verdict)
{
    /// <summary>What it is called.</summary>
    public string Name => Target.Called;
}

/// <summary>How many targets have certain verdicts, and of how many that is not known.</summary>
internal sealed class TargetCount
{
    private const decimal Percent = 100;

    private readonly CountsDefinition counts;

    public TargetCount(CountsDefinition counts, IReadOnlyList<CountedTarget> all)
    {
        this.counts = counts;
        Counted = all;
        var eligible = all.Where(one => IsInBase(one.Verdict?.Status)).ToLookup(one => Side(one.Verdict?.Status));
        (In, Out, Unknown) = ([.. eligible[true]], [.. eligible[false]], [.. eligible[null]]);
    }

    /// <summary>All that have a verdict in the area and quarter.</summary>
    public IReadOnlyList<CountedTarget> Counted { get; }

    /// <summary>Those with one of the verdicts asked for.</summary>
    public IReadOnlyList<CountedTarget> In { get; }

    /// <summary>Those with another one.</summary>
    public IReadOnlyList<CountedTarget> Out { get; }

    /// <summary>Those that may turn out either way.</summary>
    public IReadOnlyList<CountedTarget> Unknown { get; }

    /// <summary>How many there are to be counted.</summary>
    public int Base => In.Count + Out.Count + Unknown.Count;

    /// <summary>The number or the share if so many of the unknown ones came out as asked for; null for a share of none.</summary>
    public decimal? Value(int more) => counts.As == CountedAs.Number ? In.Count + more
        : Base == 0 ? null
        : (In.Count + more) * Percent / Base;

    /// <summary>Whether it is one that is asked for; null where it may be either.</summary>
    private bool? Side(Status? status) => status is { } known && counts.Statuses.Contains(known) ? true : status is null or Status.NoData ? null : false;

    /// <summary>What is not due, not applicable or only watched is nothing to be counted, unless it is asked for.</summary>
    private bool IsInBase(Status? status) =>
        status is not (Status.NotDue or Status.NotApplicable or Status.Monitored) || counts.Statuses.Contains(status.Value);
}
