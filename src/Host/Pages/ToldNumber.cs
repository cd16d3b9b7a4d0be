namespace ActionPlan.Host.Pages;

/// <summary>A number as an address or a form tells it. Read here and not by the framework, which fails where it is none.</summary>
internal static class ToldNumber
{
    public static long? Of(string? told) => long.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
