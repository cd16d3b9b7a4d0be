using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Registers;

internal sealed class CountedAgain(PlanInForce plans, Acting acting, TimeProvider time) : ICounts
{
    public Task Again(AppDb db, string area, Period quarter, CancellationToken cancellation) =>
        Recount.Confirmed(db, plans, new Recounted(quarter, Root: area), acting.Actor.Name, time.GetUtcNow(), cancellation);
}
