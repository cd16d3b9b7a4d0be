using ActionPlan.Host.Backups;
using Quartz;

namespace ActionPlan.Host.Scheduling;

/// <summary>
/// Keeps the scheduler's triggers as each plan in force says, and asks what is due at start and whenever a plan changes. The jobs
/// themselves ask the stored runs and messages, so that a firing too many changes nothing and one too few is made up for.
/// </summary>
internal sealed class ScheduleKeeping(
    ISchedulerFactory schedulers, AllPlans plans, AppDbFactory databases, RegularBackups backups, Deployment deployment, Patience patience, TimeProvider clock)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SendEvery = TimeSpan.FromSeconds(10);
    private static readonly JobKey Backup = new("backup");
    private static readonly string[] OfPlans = ["evaluation", "reminders", "escalations"];

    private readonly Dictionary<string, string> scheduled = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        // A database that is held by somebody else for a while must not end the whole program.
        await patience.With(() => Sending(scheduler, stoppingToken), stoppingToken);
        // Made-up figures are judged when someone presses the button; nobody is reminded of them.
        await patience.With(() => Forget(scheduler, key => deployment.IsSample || plans.Find(key.Group) is null, stoppingToken), stoppingToken);
        if (deployment.IsSample)
        {
            return;
        }

        await patience.With(() => Backing(scheduler, stoppingToken), stoppingToken);
        var before = clock.GetUtcNow();
        using var timer = new PeriodicTimer(LookEvery, clock);
        do
        {
            var now = clock.GetUtcNow();
            if (now < before)
            {
                // The clock was ahead and was put right: what was to fire next would wait for the wrong day.
                await patience.With(() => Sending(scheduler, stoppingToken), stoppingToken);
                await patience.With(() => Backing(scheduler, stoppingToken), stoppingToken);
                scheduled.Clear();
            }

            foreach (var plan in plans.Open.Select(plan => plan.Current).Where(plan => scheduled.GetValueOrDefault(plan.Id) != plan.Version).ToList())
            {
                await patience.With(() => Follow(scheduler, plan, stoppingToken), stoppingToken);
                scheduled[plan.Id] = plan.Version;
            }

            before = now;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private Task Sending(IScheduler scheduler, CancellationToken cancellation) =>
        Schedule<OutboxJob>(scheduler, new JobKey("outbox"), trigger => trigger.WithSimpleSchedule(SendEvery, null), cancellation);

    private Task Backing(IScheduler scheduler, CancellationToken cancellation) => backups.Settings.Folder is null
        ? scheduler.DeleteJob(Backup, cancellation).AsTask()
        : Schedule<BackupJob>(scheduler, Backup, trigger => Daily(trigger, backups.Settings.At, plans.AtHand.Current.TimeZone), cancellation);

    private static async Task Forget(IScheduler scheduler, Predicate<JobKey> isGone, CancellationToken cancellation)
    {
        var keys = await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancellation);
        await scheduler.DeleteJobs([.. keys.Where(key => OfPlans.Contains(key.Name) && isGone(key))], cancellation);
    }

    private async Task Follow(IScheduler scheduler, Plan plan, CancellationToken cancellation)
    {
        var schedules = plan.File.Schedules;
        await Daily<EvaluationJob>(scheduler, plan, OfPlans[0], schedules.EvaluateAt, cancellation);
        await Daily<ReminderJob>(scheduler, plan, OfPlans[1], schedules.RemindAt, cancellation);
        await Daily<EscalationJob>(scheduler, plan, OfPlans[2], schedules.RemindAt, cancellation);
        foreach (var name in OfPlans)
        {
            await scheduler.TriggerJob(new JobKey(name, plan.Id), null, cancellation);
        }
    }

    // Every day: whether a quarter has closed and its day has come is asked of the plan's calendar when the job fires.
    private Task Daily<TJob>(IScheduler scheduler, Plan plan, string name, TimeOnly at, CancellationToken cancellation)
        where TJob : class, IJob => Schedule<TJob>(
            scheduler, new JobKey(name, plan.Id),
            trigger => Daily(trigger, at, plan.TimeZone), cancellation);

    private static void Daily(ITriggerConfigurator trigger, TimeOnly at, TimeZoneInfo zone) => trigger.WithCronSchedule(
        string.Create(CultureInfo.InvariantCulture, $"{at.Second} {at.Minute} {at.Hour} * * ?"),
        cron => cron.InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed));

    private async Task Schedule<TJob>(IScheduler scheduler, JobKey key, Action<ITriggerConfigurator> when, CancellationToken cancellation)
        where TJob : class, IJob
    {
        var builder = JobBuilder.Create<TJob>().WithIdentity(key).UsingJobData(PlanJob.Plan, key.Group).StoreDurably().PersistJobDataAfterExecution(true)
            .RequestRecovery(databases.Choice.FilePath is null);
        if (await scheduler.GetJobDetail(key, cancellation) is { } before)
        {
            foreach (var note in RunNotes.Kept.Where(before.JobDataMap.ContainsKey))
            {
                builder.UsingJobData(note, before.JobDataMap.GetString(note) ?? "");
            }
        }

        var job = builder.Build();
        var trigger = TriggerBuilder.Create(clock).WithIdentity(key.Name, key.Group).ForJob(job).StartNow();
        when(trigger);
        await scheduler.ScheduleJob(job, [trigger.Build()], ScheduleJobOptions.Replacing, cancellation);
    }
}
