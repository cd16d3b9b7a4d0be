using ActionPlan.Host.Backups;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Summaries;
using Quartz;

namespace ActionPlan.Host.Scheduling;

[DisallowConcurrentExecution]
internal sealed class EvaluationJob(PlanScopes scopes, AllPlans plans, Patience patience, StopTime stop) : PlanJob(scopes, plans, patience, stop)
{
    protected override async Task Run(IServiceProvider services, CancellationToken cancellation)
    {
        var reports = services.GetRequiredService<ReportSweep>();
        await services.GetRequiredService<EvaluationSweep>().Run(cancellation);
        await services.GetRequiredService<CommandSender>().Send(new EndTerm(), Actor.System("Lịch tự động"), cancellation);
        await services.GetRequiredService<EscalationSweep>().AfterEvaluation(cancellation);
        await reports.AfterEvaluation(cancellation);
        await reports.AfterCorrection(cancellation);
        await services.GetRequiredService<SummarySweep>().AfterEvaluation(cancellation);
    }
}

[DisallowConcurrentExecution]
internal sealed class EscalationJob(PlanScopes scopes, AllPlans plans, Patience patience, StopTime stop) : PlanJob(scopes, plans, patience, stop)
{
    protected override Task Run(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<EscalationSweep>().Run(cancellation);
}

[DisallowConcurrentExecution]
internal sealed class ReminderJob(PlanScopes scopes, AllPlans plans, Patience patience, StopTime stop) : PlanJob(scopes, plans, patience, stop)
{
    protected override async Task Run(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<ReminderSweep>().Run(cancellation);
        await services.GetRequiredService<ApprovalSweep>().Run(cancellation);
    }
}

[DisallowConcurrentExecution]
internal sealed class BackupJob(RegularBackups backups, PlanScopes scopes, AllPlans plans, StopTime stop) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await stop.Within(Run, cancellationToken);

    private async Task Run(CancellationToken cancellation)
    {
        await backups.Run(cancellation);
        await using var scope = scopes.Open(plans.AtHand);
        await scope.ServiceProvider.GetRequiredService<BackupNotice>().Run(cancellation);
    }
}

[DisallowConcurrentExecution]
internal sealed class OutboxJob(OutboxSending sending, Patience patience, StopTime stop) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await stop.Within(ending => patience.With(() => sending.SendDue(ending), ending), cancellationToken);
}
