using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Charts;

/// <summary>One quarter of a target's course; all null where nothing was judged. A range has an upper end too.</summary>
internal sealed record CoursePoint(Period Quarter, decimal? Value, decimal? Threshold, decimal? Path, Status? Status, decimal? ThresholdTo = null);

/// <summary>A target's course against its threshold and path, and where it leads if the pace holds.</summary>
internal sealed record CourseChart(string Title, string MeasuredIn, IReadOnlyList<CoursePoint> Points, decimal? Forecast, Period? ForecastAt);
