using ActionPlan.Host.Health;
using Quartz;

namespace ActionPlan.Host.Scheduling;

/// <summary>
/// Writes into a job's own data how its last run ended; the scheduler keeps that in its table, where the page and <c>doctor</c> read it. And
/// keeps from running what somebody lets wait, unless somebody starts it by hand.
/// </summary>
internal sealed class RunNotes(AppDbFactory databases, TimeProvider clock) : IJobListener, ITriggerListener
{
    /// <summary>In the data of what is started by hand.</summary>
    public const string ByHand = "byHand";

    private const int LongestError = 500;

    /// <summary>What is carried on when a job is written down anew.</summary>
    public static IReadOnlyList<string> Kept { get; } = [ScheduleResult.EndedAt, ScheduleResult.Milliseconds, ScheduleResult.Failure];

    public string Name => nameof(RunNotes);

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        var data = context.JobDetail.JobDataMap;
        data[ScheduleResult.EndedAt] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        data[ScheduleResult.Milliseconds] = ((long)context.JobRunTime.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var error = jobException is null ? "" : DatabaseAdvice.OneLine(jobException.GetBaseException());
        data[ScheduleResult.Failure] = error.Length > LongestError ? error[..LongestError] : error;
        return ValueTask.CompletedTask;
    }

    public async ValueTask<bool> VetoJobExecution(ITrigger trigger, IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (context.MergedJobDataMap.ContainsKey(ByHand))
        {
            return false;
        }

        await using var db = databases.CreateDbContext();
        return await SchedulePause.Of(db, new ScheduleKey(context.JobDetail.Key.Name, context.JobDetail.Key.Group), cancellationToken) is not null;
    }
}
