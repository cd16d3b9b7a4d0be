using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Words;

/// <summary>A part of an address that was ignored.</summary>
/// <param name="Key">The message's key.</param>
/// <param name="Given">What was given.</param>
internal sealed record Misread(string Key, string Given);

internal static class MisreadWords
{
    public static IReadOnlyList<string> Told(this IEnumerable<Misread> misread, IStringLocalizer words) =>
        [.. misread.Select(found => words[found.Key, found.Given].Value)];
}
