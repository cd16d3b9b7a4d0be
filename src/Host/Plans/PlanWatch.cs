namespace ActionPlan.Host.Plans;

/// <summary>Looks at the plans' folders every few seconds: file watchers miss changes on network drives and in containers.</summary>
internal sealed class PlanWatch(AllPlans plans, TimeProvider time, ILogger<PlanWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await plans.Load(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // A file may be half written, or the database busy: the next look decides.
                log.LogWarning(error, "The plans' folders could not be read");
            }
        }
    }
}
