namespace ActionPlan.Rules.Judging;

/// <summary>How an expression looks at a figure in time.</summary>
public enum View
{
    /// <summary>A flow in the period judged.</summary>
    Period,

    /// <summary>A flow from January to the quarter judged.</summary>
    YearToDate,

    /// <summary>A flow from the term's first quarter to the quarter judged.</summary>
    TermToDate,

    /// <summary>A flow over the whole year before.</summary>
    PreviousYear,

    /// <summary>A stock's newest level that is not too old.</summary>
    Latest,

    /// <summary>A stock's level at the end of the year before.</summary>
    PreviousYearEnd,

    /// <summary>A quota of the year judged.</summary>
    ThisYear,

    /// <summary>
    /// A flow's <see cref="YearToDate"/> of the same quarter a year before, the year before where it is due by the year; a stock's level at that quarter's end.
    /// </summary>
    SamePeriodLastYear,

    /// <summary>A flow's <see cref="Period"/> a year before.</summary>
    PeriodLastYear,

    /// <summary>A flow in the quarter, half-year or year before the target's own; a stock's level at its end.</summary>
    PreviousPeriod,

    /// <summary>A flow in the quarter judged and the three before it.</summary>
    LastFourQuarters,

    /// <summary>A flow's total in one year, a stock's level at its end: <c>Year2020</c>.</summary>
    Year,
}

/// <summary>What one view of one figure gave, and from which entries.</summary>
/// <param name="Figure">The figure's id.</param>
/// <param name="View">The view.</param>
/// <param name="Value">The value; null if an entry is missing.</param>
/// <param name="From">The entries it was made of.</param>
/// <param name="Missing">The entries that are missing.</param>
/// <param name="Area">The id of the area that was read, where a target looks at several; null: the area judged.</param>
/// <param name="Year">The year that <see cref="Judging.View.Year"/> looks at; otherwise null.</param>
public sealed record ViewReading(
    string Figure, View View, decimal? Value, IReadOnlyList<FigureValue> From, IReadOnlyList<MissingEntry> Missing, string? Area = null, int? Year = null);

/// <summary>An entry that a verdict needed and did not find.</summary>
/// <param name="Figure">The figure's id.</param>
/// <param name="Area">The area's id.</param>
/// <param name="Period">The period an entry is missing for.</param>
/// <param name="DueOn">The last day on which it would have been in time.</param>
/// <param name="LastKnown">The newest older period with an entry, for a level that is too old to count; otherwise null.</param>
/// <param name="ExistsSince">From when the area exists, where it is too young for the time to be compared with; otherwise null.</param>
/// <param name="SplitFrom">The id of the area that was split without a declared share for this one; otherwise null.</param>
/// <param name="Plan">The id of the plan that all these ids are of, where the plan judged continues it and has not got the area any more; otherwise
/// null.</param>
public sealed record MissingEntry(
    string Figure, string Area, Period Period, DateOnly DueOn, Period? LastKnown = null, DateOnly? ExistsSince = null, string? SplitFrom = null,
    string? Plan = null);
