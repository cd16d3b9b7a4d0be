using System.Linq.Expressions;

namespace ActionPlan.Host.Persistence;

/// <summary>A row that says itself to whom it is shown.</summary>
internal interface IReached<TRow>
    where TRow : class, IReached<TRow>
{
    static abstract Expression<Func<TRow, bool>> ReachedBy(AppDb db);
}
