namespace ActionPlan.Host.Evaluation;

/// <summary>What follows from a run is decided before the short transaction that completes it, and written inside.</summary>
internal interface IRunCompletion
{
    /// <returns>Writes what follows, in the transaction that completes the run.</returns>
    Task<Func<AppDb, CancellationToken, Task>> Prepare(AppDb db, Plan plan, RunRow run, CancellationToken cancellation);
}
