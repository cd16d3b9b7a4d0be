using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Charts;

/// <summary>A target's value against its threshold and path, in a row's height.</summary>
internal sealed record Bullet(
    string Title, string MeasuredIn, decimal? Value, decimal? Threshold, decimal? ThresholdTo, decimal? Path, decimal? Stretch, Status Status);
