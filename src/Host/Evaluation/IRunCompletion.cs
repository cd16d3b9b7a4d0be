using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Evaluation;

/// <summary>What follows from a run is decided before the short transaction that completes it, and written inside.</summary>
internal interface IRunCompletion
{
    /// <returns>Adds what follows to the context, without saving.</returns>
    Task<Action<AppDb>> Prepare(AppDb db, Plan plan, RunRow run, CancellationToken cancellation);
}
