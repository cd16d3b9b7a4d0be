namespace ActionPlan.Host.Words;

/// <summary>The word by which the trail finds an area.</summary>
internal static class AreaWord
{
    public const string Mark = ":";

    /// <summary>No word of the trail is longer.</summary>
    public const int Longest = 64;

    /// <summary>What cannot be kept whole as one word has the word of no area: fewer then read the entry, never more.</summary>
    public static string Of(string? area) =>
        area is null || Mark.Length + area.Length > Longest || area.Contains(' ', StringComparison.Ordinal) ? Mark : Mark + area;
}
