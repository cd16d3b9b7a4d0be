using Quartz;

namespace ActionPlan.Host.Scheduling;

/// <summary>Work for the one plan that the job's data names, in a scope that is about it.</summary>
internal abstract class PlanJob(PlanScopes scopes, AllPlans plans, Patience patience, StopTime stop) : IJob
{
    public const string Plan = "plan";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (context.MergedJobDataMap.GetString(Plan) is { } id && plans.Find(id) is { } plan)
        {
            await stop.Within(ending => patience.With(() => Run(plan, ending), ending), cancellationToken);
        }
    }

    protected abstract Task Run(IServiceProvider services, CancellationToken cancellation);

    private async Task Run(PlanInForce plan, CancellationToken cancellation)
    {
        await using var scope = scopes.Open(plan);
        await Run(scope.ServiceProvider, cancellation);
    }
}
