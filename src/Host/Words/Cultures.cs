namespace ActionPlan.Host.Words;

/// <summary>The languages that the program speaks.</summary>
internal static class Cultures
{
    public static CultureInfo Vietnamese { get; } = CultureInfo.GetCultureInfo("vi-VN");

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    public static CultureInfo Of(string? language) => language == "en" ? English : Vietnamese;
}
