using System.Globalization;
using ActionPlan.Host.Due;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;
using Quartz;

namespace ActionPlan.Host.Scheduling;

/// <summary>
/// Keeps the scheduler's triggers as the plan in force says, and asks what is due at start and whenever the plan changes. The jobs
/// themselves ask the stored runs and messages, so that a firing too many changes nothing and one too few is made up for.
/// </summary>
internal sealed class ScheduleKeeping(ISchedulerFactory schedulers, PlanInForce plans, Installation installation, Deployment deployment, Patience patience, TimeProvider clock)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SendEvery = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        // A database that is held by somebody else for a while must not end the whole program.
        await patience.With(() => Sending(scheduler, stoppingToken), stoppingToken);
        if (deployment.IsSample)
        {
            // Made-up figures are judged when someone presses the button; nobody is reminded of them.
            await patience.With(async () => await scheduler.UnscheduleJobs([new TriggerKey("evaluation"), new TriggerKey("reminders"), new TriggerKey("escalations")], stoppingToken), stoppingToken);
            return;
        }

        string? scheduled = null;
        var before = clock.GetUtcNow();
        using var timer = new PeriodicTimer(LookEvery, clock);
        do
        {
            var (plan, now) = (plans.Current, clock.GetUtcNow());
            if (now < before)
            {
                // The clock was ahead and was put right: what was to fire next would wait for the wrong day.
                await patience.With(() => Sending(scheduler, stoppingToken), stoppingToken);
                scheduled = null;
            }

            if (plan.Version != scheduled)
            {
                await patience.With(() => Follow(scheduler, plan, stoppingToken), stoppingToken);
                scheduled = plan.Version;
            }

            before = now;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private Task Sending(IScheduler scheduler, CancellationToken cancellation) =>
        Schedule<OutboxJob>(scheduler, "outbox", trigger => trigger.WithSimpleSchedule(SendEvery, null), cancellation);

    private async Task Follow(IScheduler scheduler, Plan plan, CancellationToken cancellation)
    {
        await installation.Quarter(plan, cancellation);
        var schedules = plan.File.Schedules;
        await Schedule<EvaluationJob>(scheduler, "evaluation", trigger => Daily(trigger, schedules.EvaluateAt, plan), cancellation);
        await Schedule<ReminderJob>(scheduler, "reminders", trigger => Daily(trigger, schedules.RemindAt, plan), cancellation);
        await Schedule<EscalationJob>(scheduler, "escalations", trigger => Daily(trigger, schedules.RemindAt, plan), cancellation);
        await scheduler.TriggerJob(new JobKey("evaluation"), null, cancellation);
        await scheduler.TriggerJob(new JobKey("reminders"), null, cancellation);
        await scheduler.TriggerJob(new JobKey("escalations"), null, cancellation);
    }

    // Every day: whether a quarter has closed and its day has come is asked of the plan's calendar when the job fires.
    private static void Daily(ITriggerConfigurator trigger, TimeOnly at, Plan plan) => trigger.WithCronSchedule(
        string.Create(CultureInfo.InvariantCulture, $"{at.Second} {at.Minute} {at.Hour} * * ?"),
        cron => cron.InTimeZone(plan.TimeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed));

    private async Task Schedule<TJob>(IScheduler scheduler, string name, Action<ITriggerConfigurator> when, CancellationToken cancellation)
        where TJob : class, IJob
    {
        var job = JobBuilder.Create<TJob>().WithIdentity(name).StoreDurably().Build();
        var trigger = TriggerBuilder.Create(clock).WithIdentity(name).ForJob(job).StartNow();
        when(trigger);
        await scheduler.ScheduleJob(job, [trigger.Build()], ScheduleJobOptions.Replacing, cancellation);
    }
}
