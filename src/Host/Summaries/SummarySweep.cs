using ActionPlan.Host.Commands;
using ActionPlan.Host.Due;
using ActionPlan.Host.Shell;

namespace ActionPlan.Host.Summaries;

/// <summary>
/// Mails what the plan's schedules ask for when the newest quarter due has been evaluated: asked of the outbox, so that a firing too many sends nothing twice.
/// </summary>
internal sealed partial class SummarySweep(CommandSender commands, PlanInForce plans, TimeProvider clock, ILogger<SummarySweep> log)
{
    private static readonly Actor Schedule = Actor.System("Lịch tự động");

    public async Task AfterEvaluation(CancellationToken cancellation)
    {
        var plan = plans.Current;
        if (plan.File.Schedules is { SummaryToUnits: false, SummariesTo.Count: 0 })
        {
            return;
        }

        var due = plan.QuartersDue(plans.InUseSince, clock.GetUtcNow()).ToList();
        if (due.Count == 0)
        {
            return;
        }

        try
        {
            await commands.Send(new SendDueSummaries(due[^1]), Schedule, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Tried again at the next firing.
            Failed(log, error, due[^1].ToString());
        }
    }

    [LoggerMessage(LogLevel.Error, "Mailing the summaries of {Quarter} failed")]
    private static partial void Failed(ILogger log, Exception error, string quarter);
}
