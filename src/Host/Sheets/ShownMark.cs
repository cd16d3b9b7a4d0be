using System.Security.Cryptography;
using System.Text.Json;

namespace ActionPlan.Host.Sheets;

/// <summary>A digest of what somebody was shown, by which it is seen that nothing of it has changed since.</summary>
internal static class ShownMark
{
    public static string Of(IReadOnlyList<string?> shown) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shown)));
}
