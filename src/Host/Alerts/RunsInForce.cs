using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Alerts;

/// <summary>The run that counts for a quarter.</summary>
internal sealed record RunInForce(long Id, Period Quarter);

internal static class RunsInForce
{
    /// <summary>Oldest quarter first.</summary>
    public static async Task<IReadOnlyList<RunInForce>> Read(AppDb db, string planId, CancellationToken cancellation) =>
        await db.Runs.AsNoTracking().InForce(planId).Select(run => new RunInForce(run.Id, run.Period)).ToListAsync(cancellation);

    /// <summary>Those that counted when a run was completed, itself among them: quarters that were over, whatever was judged since.</summary>
    public static async Task<IReadOnlyList<RunInForce>> AsOf(AppDb db, Plan plan, RunRow run, CancellationToken cancellation)
    {
        var then = await db.Runs.AsNoTracking().Where(one => one.Id <= run.Id).InForce(plan.Id).Select(one => new RunInForce(one.Id, one.Period))
            .ToListAsync(cancellation);
        return then.FindAll(one => one.Id == run.Id || plan.HasClosed(one.Quarter, run.CompletedAt ?? run.StartedAt));
    }
}
