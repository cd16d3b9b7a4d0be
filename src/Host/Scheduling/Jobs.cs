using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Summaries;
using Quartz;

namespace ActionPlan.Host.Scheduling;

[DisallowConcurrentExecution]
internal sealed class EvaluationJob(EvaluationSweep sweep, EscalationSweep escalation, ReportSweep reports, SummarySweep summaries, Patience patience) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await patience.With(() => Run(cancellationToken), cancellationToken);

    private async Task Run(CancellationToken cancellationToken)
    {
        await sweep.Run(cancellationToken);
        await escalation.AfterEvaluation(cancellationToken);
        await reports.AfterEvaluation(cancellationToken);
        await reports.AfterCorrection(cancellationToken);
        await summaries.AfterEvaluation(cancellationToken);
    }
}

[DisallowConcurrentExecution]
internal sealed class EscalationJob(EscalationSweep sweep, Patience patience) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await patience.With(() => sweep.Run(cancellationToken), cancellationToken);
}

[DisallowConcurrentExecution]
internal sealed class ReminderJob(ReminderSweep sweep, Patience patience) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await patience.With(() => sweep.Run(cancellationToken), cancellationToken);
}

[DisallowConcurrentExecution]
internal sealed class OutboxJob(OutboxSending sending, Patience patience) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await patience.With(() => sending.SendDue(cancellationToken), cancellationToken);
}
