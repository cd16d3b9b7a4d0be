using Microsoft.AspNetCore.WebUtilities;

namespace ActionPlan.Host.Words;

/// <summary>Where to go back to, as a request says: only within this site.</summary>
internal static class LocalAddress
{
    public static string Of(string? asked) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && !asked.Any(char.IsControl) ? Ascii(asked) : "/";

    // A header holds no other letters.
    private static string Ascii(string address) =>
        string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    /// <summary>The same page with one thing told anew.</summary>
    public static string Telling(string? asked, string name, string told)
    {
        var local = Of(asked).Split('#')[0].Split('?', 2);
        var query = QueryHelpers.ParseQuery(local.Length > 1 ? local[1] : "").Where(part => part.Key != name)
            .SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value));
        return QueryHelpers.AddQueryString(local[0], [.. query, KeyValuePair.Create(name, (string?)told)]);
    }
}
