using System.Net;

namespace ActionPlan.Host.Startup;

/// <summary>
/// The sample answers nobody but this machine, however it was made reachable: neither other machines nor a proxy on this one that passes
/// their requests on.
/// </summary>
internal static class OnThisMachine
{
    private const string Refusal =
        "Bản minh hoạ chỉ xem được trên chính máy đang chạy chương trình, vì ai cũng vào được mà không cần mật khẩu.\n"
        + "The sample is shown on the machine that runs it only, because anybody enters it without a password.\n";

    private static readonly string[] OfProxies = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    public static IApplicationBuilder UseOnThisMachine(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsHere(context))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(Refusal);
    });

    public static bool IsHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && !OfProxies.Any(context.Request.Headers.ContainsKey);
}
