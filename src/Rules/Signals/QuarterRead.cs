using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Signals;

/// <summary>What a verdict of a quarter was judged on.</summary>
/// <param name="Quarter">The quarter judged.</param>
/// <param name="Views">What each view came to, as its evidence has it.</param>
public sealed record QuarterRead(Period Quarter, IReadOnlyList<ViewRead> Views)
{
    /// <summary>What the verdict read.</summary>
    public static QuarterRead Of(Verdict verdict) =>
        new(verdict.Period, [.. verdict.Evidence.Select(reading => new ViewRead(reading.Figure, reading.View, reading.Year, reading.Value))]);
}

/// <summary>What one view of one figure came to.</summary>
/// <param name="Figure">The figure's id.</param>
/// <param name="View">The view.</param>
/// <param name="Year">The year that it looks at, where it is one of a year.</param>
/// <param name="Value">The value; null if an entry was missing.</param>
public sealed record ViewRead(string Figure, View View, int? Year, decimal? Value);
