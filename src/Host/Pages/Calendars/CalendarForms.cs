using System.Threading.RateLimiting;
using ActionPlan.Host.Access.SignIn.Tries;
using ActionPlan.Host.Calendars;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Pages.Account;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Calendars;

/// <summary>The secret address of one's own calendar, and what a calendar program fetches there.</summary>
internal static class CalendarForms
{
    public const string Limit = "calendar";
    private const int FetchesAMinute = 60;

    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/calendar", Create).RequireAuthorization().RequireRateLimiting(SignInForms.Limit);
        app.MapPost("/account/calendar/revoke", Revoke).RequireAuthorization();
        app.MapGet("/calendar/{secret}.ics", Fetch).AllowAnonymous().RequireRateLimiting(Limit);
    }

    /// <summary>So many a minute from one place: programs come every few hours, an office's all from one.</summary>
    public static RateLimitPartition<string> Of(HttpContext context) => RateLimitPartition.GetFixedWindowLimiter(
        Place.Address(context.Connection.RemoteIpAddress),
        _ => new FixedWindowRateLimiterOptions { PermitLimit = FetchesAMinute, Window = TimeSpan.FromMinutes(1) });

    private static async Task<IResult> Create([FromForm] IFormCollection form, CommandSender commands, Acting acting, HttpContext context)
    {
        var secret = await commands.Send(new CreateCalendarAddress(), acting.Actor);
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<NewCalendarPage>(new { Secret = secret });
    }

    private static async Task<RedirectHttpResult> Revoke([FromForm] IFormCollection form, CommandSender commands, Acting acting)
    {
        await commands.Send(new RevokeCalendarAddress(), acting.Actor);
        return Onward.To("/account?changed=1#calendar");
    }

    private static async Task<IResult> Fetch(
        string secret, AppDb db, PlanInForce plans, Acting acting, OwnCalendar own, TimeProvider clock, HttpContext context)
    {
        var (plan, now) = (plans.Current, clock.GetUtcNow());
        if (await CalendarReader.Find(db, secret, plan.Id, context.Connection.RemoteIpAddress?.ToString() ?? "–", now, context.RequestAborted) is not { } owner)
        {
            return TypedResults.NotFound();
        }

        acting.Reads(owner);
        var site = new Uri($"{context.Request.Scheme}://{context.Request.Host}/{plan.Id}/");
        return TypedResults.File(CalendarFile.Write(plan, plan.Name, await own.Read(context.RequestAborted), now, site), CalendarFile.ContentType, "lich.ics");
    }
}
