using ActionPlan.Kernel;

namespace ActionPlan.Rules.Judging;

/// <summary>Where a target should be at a quarter: for charts.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Threshold">The threshold in force.</param>
/// <param name="Path">Where the value should be by then.</param>
public sealed record PlannedPoint(Period Quarter, decimal? Threshold, decimal? Path);
