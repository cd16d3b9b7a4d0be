using System.Security.Claims;
using ActionPlan.Host.Plans;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>
/// Where somebody belongs who was granted nothing in the plan whose first page he opens: the plan at hand is the site's choice, and may be
/// none of his.
/// </summary>
internal static class OwnPlan
{
    /// <summary>The first page of the plan of his; null where this one is, he asked for a page of its own, or has none.</summary>
    public static async Task<string?> Elsewhere(HttpContext context, AppDb db, AllPlans plans, Actor actor)
    {
        if (actor.Grants.Count > 0 || !HttpMethods.IsGet(context.Request.Method) || context.Request.Path.Value is not ("/" or "") || context.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return null;
        }

        var granted = await db.Grants.IgnoreQueryFilters().AsNoTracking().Where(grant => grant.UserId == id && grant.PlanId != null).Select(grant => grant.PlanId).Distinct().ToListAsync(context.RequestAborted);
        var own = PlanChoice.AtHand(plans.Open.Where(plan => granted.Contains(plan.Id)), plan => plan.Current, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return own is null ? null : $"/{own.Id}/";
    }
}
