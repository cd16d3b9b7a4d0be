using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Registers;

internal sealed class CountedAgain(PlanInForce plans, Acting acting, TimeProvider time) : ICounts
{
    public Task Again(AppDb db, Period quarter, CancellationToken cancellation) =>
        Recount.Confirmed(db, plans, quarter, null, acting.Actor.Name, time.GetUtcNow(), cancellation);
}
