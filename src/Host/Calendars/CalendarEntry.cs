namespace ActionPlan.Host.Calendars;

/// <summary>Something with a day. A calendar is a Vietnamese document, whatever language its owner's pages are in.</summary>
/// <param name="Key">What it is, uniquely and for good: a calendar that has it already replaces it.</param>
/// <param name="On">The day.</param>
/// <param name="Title">As the calendar's day shows it.</param>
internal sealed record CalendarEntry(string Key, DateOnly On, string Title)
{
    /// <summary>In the plan's time zone; null for the whole day.</summary>
    public TimeOnly? At { get; init; }

    public string? Place { get; init; }

    public string? More { get; init; }

    /// <summary>Where something is done about it, seen from the plan's first page.</summary>
    public string? Page { get; init; }
}
