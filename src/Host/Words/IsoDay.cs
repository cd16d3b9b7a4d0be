namespace ActionPlan.Host.Words;

/// <summary>A day as forms, addresses and files write it, whatever the reader's language: <c>2026-12-01</c>.</summary>
internal static class IsoDay
{
    private const string Form = "yyyy-MM-dd";

    public static string Text(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    public static string? Text(DateOnly? day) => day is { } known ? Text(known) : null;

    /// <returns>Null where it is none.</returns>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
