using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Summaries;
using Quartz;

namespace ActionPlan.Host.Scheduling;

[DisallowConcurrentExecution]
internal sealed class EvaluationJob(EvaluationSweep sweep, EscalationSweep escalation, ReportSweep reports, SummarySweep summaries) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await sweep.Run(cancellationToken);
        await escalation.AfterEvaluation(cancellationToken);
        await reports.AfterEvaluation(cancellationToken);
        await reports.AfterCorrection(cancellationToken);
        await summaries.AfterEvaluation(cancellationToken);
    }
}

[DisallowConcurrentExecution]
internal sealed class EscalationJob(EscalationSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await sweep.Run(cancellationToken);
}

[DisallowConcurrentExecution]
internal sealed class ReminderJob(ReminderSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await sweep.Run(cancellationToken);
}

[DisallowConcurrentExecution]
internal sealed class OutboxJob(OutboxSending sending) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await sending.SendDue(cancellationToken);
}
