using System.Threading.RateLimiting;

namespace ActionPlan.Host.Api;

/// <summary>
/// So many requests a minute for each key, so that one system in a loop does not slow down the ward's people; strangers count by their address.
/// </summary>
internal static class ApiLimits
{
    public const string Policy = "api";
    private const int UsualRequestsAMinute = 120;

    public static RateLimitPartition<string> Of(HttpContext context)
    {
        var requests = context.RequestServices.GetRequiredService<IConfiguration>().GetValue("Api:RequestsAMinute", UsualRequestsAMinute);
        return RateLimitPartition.GetFixedWindowLimiter(
            context.User.Identity is { IsAuthenticated: true, Name: { } key } ? key : context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = requests, Window = TimeSpan.FromMinutes(1) });
    }

    /// <summary>Says in how many seconds to come again.</summary>
    public static void Tell(HttpContext context, RateLimitLease rejected)
    {
        if (rejected.TryGetMetadata(MetadataName.RetryAfter, out var after))
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
    }
}
