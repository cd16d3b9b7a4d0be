using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Judging;

/// <summary>The ends between which a value must lie, both included.</summary>
internal readonly record struct Band(decimal Lower, decimal Upper)
{
    /// <summary>
    /// The verdict's range, or its threshold with the tolerance on both sides; null for floors, ceilings and plain equalities, and where an end is not known.
    /// </summary>
    public static Band? Of(Verdict verdict) => verdict.Target.Definition.Threshold is not { } declared || verdict.Threshold is not { } threshold ? null
        : declared.Is == Comparison.Between ? verdict.ThresholdTo is { } upper ? new Band(threshold, upper) : null
        : declared.Is == Comparison.Equals && declared.Tolerance is { } tolerance ? new Band(threshold - tolerance, threshold + tolerance)
        : null;

    /// <summary>How far inside it a value is, to the nearer end; below 0 outside.</summary>
    public decimal Margin(decimal value) => Math.Min(value - Lower, Upper - value);
}
