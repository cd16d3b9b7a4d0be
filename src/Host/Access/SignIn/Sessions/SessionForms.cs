using ActionPlan.Host.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Access.SignIn.Sessions;

/// <summary>Ending sessions of one's own: one of them, or all others.</summary>
internal static class SessionForms
{
    public const string Page = "/account/sessions";

    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/sessions/end", End).RequireAuthorization();
        app.MapPost("/account/sessions/end-others", EndOthers).RequireAuthorization();
    }

    public static async Task<string?> Here(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.GetString(SessionRow.Item);

    private static async Task<RedirectHttpResult> End([FromForm] string? id, OpenSessions sessions, Acting acting, AuditTrail trail, HttpContext context) =>
        await Told(await sessions.End(acting.Actor.UserId!, id, context.RequestAborted), acting, trail);

    private static async Task<RedirectHttpResult> EndOthers(
        [FromForm] IFormCollection form, OpenSessions sessions, Acting acting, AuditTrail trail, HttpContext context) =>
        await Told(await sessions.EndOthers(acting.Actor.UserId!, await Here(context), context.RequestAborted), acting, trail);

    private static async Task<RedirectHttpResult> Told(int ended, Acting acting, AuditTrail trail)
    {
        if (ended > 0)
        {
            await trail.Write(
                acting.Actor, AuditActions.SessionsEnded,
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["sessions"] = ended.ToString(CultureInfo.InvariantCulture) },
                CancellationToken.None);
        }

        return Onward.To(FormattableString.Invariant($"{Page}?ended={ended}"));
    }
}
