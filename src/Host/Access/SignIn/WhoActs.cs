using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>Reads at each request who acts and what was granted, so that a change takes effect at once.</summary>
internal sealed class WhoActs(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, AppDb db, Acting acting, PlanScope plan, OtherPlans others)
    {
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
        {
            var account = context.Features.Get<UserAccount>() is { } known && known.Id == id
                ? known : await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, context.RequestAborted);
            if (account is null or { DeactivatedAt: not null })
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
                context.Response.Cookies.Delete("ActionPlan");
            }
            else
            {
                acting.Reads(await Actors.Of(db, account, plan.Plan.Id, context.Connection.RemoteIpAddress?.ToString() ?? "–", context.RequestAborted,
                    plan.Plan.IsInPreparation ? plan.Plan.Current.File.Continues : null));
                if (account.MustChangePassword && !MayWait(context))
                {
                    context.Response.Redirect("/account/password");
                    return;
                }

                if (await OwnPlan.Elsewhere(context, others, acting.Actor) is { } own)
                {
                    context.Response.Redirect(own);
                    return;
                }
            }
        }

        await next(context);
    }

    // Files, signing out and the password page itself.
    private static bool MayWait(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || context.Request.Path.StartsWithSegments("/account/password", StringComparison.Ordinal);
}
