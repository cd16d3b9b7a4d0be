namespace ActionPlan.Host.Figures.Entry;

/// <summary>Counts what registers hold of a root area, in the transaction that locks a quarter or opens it again: a lock keeps counts as they are.</summary>
internal interface ICounts
{
    Task Again(AppDb db, string area, Period quarter, CancellationToken cancellation);
}
