using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>What somebody does with their own account is one change, in however many steps Identity saves it.</summary>
internal sealed class OwnAccount(AppDb db, Acting acting, PlanInForce plans, TimeProvider time)
{
    // Not the request's own cancellation: who closes the page has changed the password or has not.
    public Task<T> Change<T>(Func<Task<T>> change) =>
        AuditTrail.InOne(db, new AuditNote(acting.Actor, AuditActions.AccountChanged, null, plans.InForce), time, change, CancellationToken.None);
}
