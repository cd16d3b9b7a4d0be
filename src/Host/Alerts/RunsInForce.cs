using ActionPlan.Host.Persistence;
using ActionPlan.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Alerts;

/// <summary>The run that counts for a quarter.</summary>
internal sealed record RunInForce(long Id, Period Quarter);

internal static class RunsInForce
{
    /// <summary>The newest completed run of every quarter, oldest quarter first.</summary>
    public static async Task<IReadOnlyList<RunInForce>> Read(AppDb db, string planId, CancellationToken cancellation)
    {
        var completed = await db.Runs.AsNoTracking().Where(run => run.PlanId == planId && run.CompletedAt != null)
            .Select(run => new { run.Id, run.Period, run.CompletedAt }).ToListAsync(cancellation);
        return [.. completed.GroupBy(run => run.Period)
            .Select(runs => runs.OrderByDescending(run => run.CompletedAt).ThenByDescending(run => run.Id).First())
            .OrderBy(run => run.Period)
            .Select(run => new RunInForce(run.Id, run.Period))];
    }
}
