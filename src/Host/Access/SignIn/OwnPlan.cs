namespace ActionPlan.Host.Access.SignIn;

/// <summary>
/// Where somebody belongs who was granted nothing in the plan whose first page he opens: the plan at hand is the site's choice, and may be
/// none of his.
/// </summary>
internal static class OwnPlan
{
    /// <summary>The first page of the plan of his; null where this one is, he asked for a page of its own, or has none.</summary>
    public static async Task<string?> Elsewhere(HttpContext context, OtherPlans others, Actor actor)
    {
        if (actor.Grants.Count > 0 || !HttpMethods.IsGet(context.Request.Method) || context.Request.Path.Value is not ("/" or ""))
        {
            return null;
        }

        var granted = new List<PlanInForce>();
        foreach (var plan in others.All)
        {
            if ((await others.As(plan, context.RequestAborted)).Grants.Count > 0)
            {
                granted.Add(plan);
            }
        }

        var own = PlanChoice.AtHand(granted, plan => plan.Current, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return own is null ? null : $"/{own.Id}/";
    }
}
