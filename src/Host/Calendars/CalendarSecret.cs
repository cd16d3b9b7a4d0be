using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ActionPlan.Host.Calendars;

/// <summary>256 random bits, shown once and kept as their plain SHA-256, which nobody guesses back; it is looked for by its hash.</summary>
internal static class CalendarSecret
{
    private const int Bytes = 32;
    private const int Longest = 60;

    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Null of what cannot be one.</summary>
    public static string? HashOf(string secret) =>
        secret.Length is 0 or > Longest ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
