using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports;

namespace ActionPlan.Host.Scheduling;

/// <summary>Judges again, in the background, what approved figures have changed: nobody who approves waits for it, and no page stays behind.</summary>
internal sealed partial class NewFigureRuns(NewFigures news, PlanScopes plans, Patience patience, ILogger<NewFigureRuns> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await news.Wait(stoppingToken);
            try
            {
                await patience.With(() => plans.Each(services => services.GetRequiredService<EvaluationSweep>().JudgeAgain(stoppingToken)), stoppingToken);
                await patience.With(() => plans.Each(services => services.GetRequiredService<ReportSweep>().AfterCorrection(stoppingToken)), stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The next approval or the next sweep finds the same quarters.
                Failed(log, error);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Judging newly approved figures failed")]
    private static partial void Failed(ILogger log, Exception error);
}
