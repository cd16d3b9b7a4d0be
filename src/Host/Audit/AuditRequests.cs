namespace ActionPlan.Host.Audit;

/// <summary>Forms about one's own account save through Identity and not by a command: each save gets its entry in its own transaction.</summary>
internal sealed class AuditRequests(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, AppDb db, Acting acting, PlanAtHand planInForce, TimeProvider time)
    {
        db.Recording.AtOnce = (new AuditNote(acting.Actor, AuditActions.AccountChanged, null, planInForce()), time);
        return next(context);
    }
}
