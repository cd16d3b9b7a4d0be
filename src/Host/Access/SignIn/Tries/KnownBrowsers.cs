using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ActionPlan.Host.Access.SignIn.Tries;

/// <summary>
/// A cookie that says who has signed in with this browser before. It opens nothing: its owner is only not shut out by what strangers try.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    public const string Cookie = "ActionPlan.Known";
    private const int MostPeople = 8;
    private static readonly TimeSpan Long = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("KnownBrowsers").ToTimeLimitedDataProtector();

    /// <summary>Who, the newest first.</summary>
    public IReadOnlyList<Known> In(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } sealedText
                ? JsonSerializer.Deserialize<List<Known>>(seal.Unprotect(sealedText)) ?? [] : [];
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            return [];
        }
    }

    public void Remember(HttpContext context, string userId)
    {
        var known = In(context);
        var own = known.FirstOrDefault(one => one.UserId == userId) ?? new Known(userId, RandomNumberGenerator.GetHexString(32, lowercase: true));
        context.Response.Cookies.Append(
            Cookie,
            seal.Protect(JsonSerializer.Serialize<Known[]>([own, .. known.Where(one => one != own).Take(MostPeople - 1)]), Long),
            new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = Long });
    }

    /// <param name="UserId">The account.</param>
    /// <param name="Id">This browser, for that account.</param>
    internal sealed record Known(string UserId, string Id);
}
