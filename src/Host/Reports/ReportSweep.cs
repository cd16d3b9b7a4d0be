using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Scheduling;
using ActionPlan.Kernel;

namespace ActionPlan.Host.Reports;

/// <summary>Drafts what is due when a quarter has been evaluated: asked of the stored runs and reports, so that a firing too many drafts nothing twice.</summary>
internal sealed partial class ReportSweep(Commands commands, PlanInForce plans, Installation installation, TimeProvider clock, ILogger<ReportSweep> log)
{
    private static readonly Actor Schedule = Actor.System("Lịch tự động");

    public async Task AfterEvaluation(CancellationToken cancellation)
    {
        var plan = plans.Current;
        var due = plan.QuartersDue(await installation.Quarter(plan, cancellation), clock.GetUtcNow()).ToList();
        if (due.Count == 0)
        {
            return;
        }

        foreach (var area in plan.Areas.Roots.Where(root => root.ExistsOn(plan.Calendar.LastDay(due[^1]))))
        {
            foreach (var kind in Enum.GetValues<ReportKind>().Where(kind => kind.EndsWith(due[^1], plan.To)))
            {
                try
                {
                    await commands.Send(new DraftReport(kind, area.Id, due[^1]), Schedule, cancellation);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // Tried again at the next firing; other areas must not wait for it.
                    Failed(log, error, kind, area.Id, due[^1].ToString());
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Drafting the report {Kind} on {Area} for {Quarter} failed")]
    private static partial void Failed(ILogger log, Exception error, ReportKind kind, string area, string quarter);
}
