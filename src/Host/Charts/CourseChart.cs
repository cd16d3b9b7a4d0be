using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Charts;

/// <summary>One quarter of a target's course; all null where nothing was judged. A range has an upper end too.</summary>
/// <param name="Threshold">The threshold, of a range its lower end.</param>
/// <param name="Path">Where the value should be.</param>
/// <param name="Status">The verdict.</param>
/// <param name="ThresholdTo">A range's upper end.</param>
/// <param name="Was">What the value was when the quarter was first judged, where it was corrected since.</param>
/// <param name="IsBefore">Whether the quarter was never the plan's to judge: its value comes from the plan before.</param>
internal sealed record CoursePoint(
    Period Quarter, decimal? Value, decimal? Threshold, decimal? Path, Status? Status, decimal? ThresholdTo = null, decimal? Was = null,
    bool IsBefore = false);

/// <summary>A target's course against its threshold and path, and where it leads if the pace holds.</summary>
internal sealed record CourseChart(string Title, string MeasuredIn, IReadOnlyList<CoursePoint> Points, decimal? Forecast, Period? ForecastAt)
{
    /// <summary>Whether the value adds up from nothing, so that its axis begins there.</summary>
    public bool FromZero { get; init; }

    /// <summary>Whether the value starts anew each January, so that no line runs from one year into the next.</summary>
    public bool StartsAnew { get; init; }

    /// <summary>Whether whole things are counted, so that its axis has no halves.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether the threshold is what was given for the year.</summary>
    public bool HasQuota { get; init; }

    /// <summary>The term's first quarter, where values of the plan before stand left of it.</summary>
    public Period? TermFrom { get; init; }

    /// <summary>What the plan asks for on the way, each judged finally in its quarter.</summary>
    public IReadOnlyList<KeyValuePair<Period, decimal>> Milestones { get; init; } = [];
}
