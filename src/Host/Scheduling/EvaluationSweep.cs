using ActionPlan.Host.Access;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Scheduling;

/// <summary>Evaluates every closed quarter in use that has no completed run, and again those that do not know a figure approved since, oldest first.</summary>
internal sealed partial class EvaluationSweep(
    IDbContextFactory<AppDb> databases, Commands commands, PlanInForce plans, Installation installation, TimeProvider clock, ILogger<EvaluationSweep> log)
{
    private static readonly Actor Schedule = Actor.System("Lịch tự động");

    public async Task Run(CancellationToken cancellation)
    {
        var plan = plans.Current;
        var due = plan.QuartersDue(await installation.Quarter(plan, cancellation), clock.GetUtcNow()).ToList();
        foreach (var quarter in due)
        {
            if (await IsJudged(plan.Id, quarter, cancellation))
            {
                continue;
            }

            await Evaluate(quarter, quarter == due[^1] ? RunTrigger.Schedule : RunTrigger.CatchUp, cancellation);
        }

        await JudgeAgain(cancellation);
    }

    /// <summary>The judged quarters that do not know a figure approved since.</summary>
    public async Task JudgeAgain(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        foreach (var (quarter, trigger) in await OutdatedRuns.Find(db, plans.Current, cancellation))
        {
            await Evaluate(quarter, trigger, cancellation);
        }
    }

    private async Task Evaluate(Kernel.Period quarter, RunTrigger trigger, CancellationToken cancellation)
    {
        try
        {
            await commands.Send(new EvaluateQuarter(quarter, trigger), Schedule, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The quarter stays as it is and is tried again at the next firing; the newer ones must not wait for it.
            Failed(log, error, quarter.ToString());
        }
    }

    private async Task<bool> IsJudged(string planId, Kernel.Period quarter, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Runs.AnyAsync(run => run.PlanId == planId && run.Period == quarter && run.CompletedAt != null, cancellation);
    }

    [LoggerMessage(LogLevel.Error, "The evaluation of {Quarter} failed")]
    private static partial void Failed(ILogger log, Exception error, string quarter);
}
