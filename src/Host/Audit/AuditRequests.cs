using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;

namespace ActionPlan.Host.Audit;

/// <summary>
/// Forms about one's own account save through Identity and not by a command: what a request has saved without an entry gets one when it ends.
/// </summary>
internal sealed class AuditRequests(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, AppDb db, Acting acting, PlanInForce plans, TimeProvider time)
    {
        try
        {
            await next(context);
        }
        finally
        {
            await AuditTrail.AppendAfter(db, new AuditNote(acting.Actor, AuditActions.AccountChanged, null, plans.InForce), time.GetUtcNow(), CancellationToken.None);
        }
    }
}
