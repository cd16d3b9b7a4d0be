using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ActionPlan.Host.Api.Keys;

/// <summary>A key as its holder has it: <c>ap_k7w2m9qd_…</c>, a beginning that may be shown and 256 random bits that are shown once.</summary>
internal sealed record ApiKey(string Prefix, string Text)
{
    private const string Mark = "ap_";
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int MarkedLetters = 8;
    private const int SecretBytes = 32;

    public static ApiKey New()
    {
        var prefix = Mark + RandomNumberGenerator.GetString(Letters, MarkedLetters);
        return new ApiKey(prefix, $"{prefix}_{WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes))}");
    }

    /// <summary>The beginning of what may be a key; null of what cannot be one.</summary>
    public static string? PrefixOf(string text)
    {
        const int length = 3 + MarkedLetters;
        return text.Length is > length and < 100 && text.StartsWith(Mark, StringComparison.Ordinal) && text[length] == '_' ? text[..length] : null;
    }

    /// <summary>
    /// Plain SHA-256: slow, salted hashes protect passwords, which people choose and others guess. Nobody guesses 256 random bits, and a slow
    /// hash would cost its time at every request.
    /// </summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static bool Fits(string text, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(text)), Encoding.ASCII.GetBytes(hash));
}
