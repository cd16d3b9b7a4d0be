using Microsoft.AspNetCore.HttpOverrides;

namespace ActionPlan.Host.Health;

/// <summary>What the app sees of a request, told back to whoever made it: whether the proxy before it says where requests come from, and is believed.</summary>
/// <param name="Scheme">How the asker came.</param>
/// <param name="IsFor">Whether the asker's address was told and taken.</param>
/// <param name="IsProto">Whether it was told and taken that the asker came by TLS.</param>
/// <param name="IsIgnored">Whether somebody who is no named proxy told of either.</param>
internal sealed record ProxySight(string Scheme, bool IsFor, bool IsProto, bool IsIgnored)
{
    public const string Address = "/healthz/proxy";

    public static ProxySight Of(HttpContext context)
    {
        var headers = context.Request.Headers;
        var (isFor, isProto) = (headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName),
            headers.ContainsKey(ForwardedHeadersDefaults.XOriginalProtoHeaderName));
        return new ProxySight(
            context.Request.Scheme, isFor, isProto,
            (!isFor && headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName))
                || (!isProto && headers.ContainsKey(ForwardedHeadersDefaults.XForwardedProtoHeaderName)));
    }
}
