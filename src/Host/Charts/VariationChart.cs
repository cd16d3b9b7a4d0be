using ActionPlan.Rules.Signals;

namespace ActionPlan.Host.Charts;

/// <summary>Each quarter's own value within its natural limits, and the threshold where it is of a single quarter.</summary>
internal sealed record VariationChart(string Title, string MeasuredIn, Xmr Values, decimal? Threshold);
