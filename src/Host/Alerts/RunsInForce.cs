using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Alerts;

/// <summary>The run that counts for a quarter.</summary>
internal sealed record RunInForce(long Id, Period Quarter);

internal static class RunsInForce
{
    /// <summary>Oldest quarter first.</summary>
    public static async Task<IReadOnlyList<RunInForce>> Read(AppDb db, string planId, CancellationToken cancellation) =>
        await db.Runs.AsNoTracking().InForce(planId).Select(run => new RunInForce(run.Id, run.Period)).ToListAsync(cancellation);
}
