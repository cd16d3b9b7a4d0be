using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace ActionPlan.Host.Tests.Scheduling;

public sealed class ScheduleTests
{
    [Fact]
    public async Task The_scheduler_keeps_its_jobs_in_the_same_database_and_follows_the_plan_s_times()
    {
        await using var ward = await Ward.Open("2024-08-01 10:00");
        await ward.StartServices();
        await Settle(ward, async () => await Fires(ward, "escalations") is not null);

        Assert.Equal(Ward.Time("2024-08-02 08:00"), await Fires(ward, "evaluation"));
        Assert.Equal(Ward.Time("2024-08-02 08:00"), await Fires(ward, "reminders"));
        Assert.Equal(4, await ward.Read(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM QRTZ_JOB_DETAILS").SingleAsync()));

        ward.Rewrite(WardPlan.Json.Replace("\"inUseFrom\":", "\"schedules\": { \"evaluateAt\": \"17:45\" }, \"inUseFrom\":", StringComparison.Ordinal));
        await ward.Get<Plans.PlanInForce>().Load(TestContext.Current.CancellationToken);
        await ward.PassUntil(async () => await Fires(ward, "evaluation") == Ward.Time("2024-08-01 17:45"), TimeSpan.FromSeconds(5), 200);

        Assert.Equal(Ward.Time("2024-08-01 17:45"), await Fires(ward, "evaluation"));
        Assert.Equal(Ward.Time("2024-08-02 08:00"), await Fires(ward, "reminders"));
    }

    [Fact]
    public async Task A_clock_that_was_ahead_and_is_put_right_leaves_the_schedule_in_the_present()
    {
        await using var ward = await Ward.Open("2025-08-01 10:00");
        await ward.StartServices();
        await Settle(ward, async () => await Fires(ward, "escalations") is not null);
        ward.Clock.AdjustTime(Ward.Time("2024-08-01 10:00"));
        await ward.PassUntil(async () => await Fires(ward, "escalations") == Ward.Time("2024-08-02 08:00"), TimeSpan.FromSeconds(5), 200);

        Assert.Equal(Ward.Time("2024-08-02 08:00"), await Fires(ward, "evaluation"));
        Assert.True(await Fires(ward, "outbox") < Ward.Time("2024-08-02 08:00"));
    }

    [Fact]
    public async Task Reminders_and_the_outbox_run_by_themselves_across_a_restart()
    {
        await using var ward = await Ward.Open("2024-09-27 07:50");
        await ward.StartServices();
        await ward.PassUntil(async () => (await Reminders(ward)).Count == 2, TimeSpan.FromSeconds(30), 200);
        await ward.Restart();
        await ward.StartServices();
        await ward.PassUntil(async () => (await Reminders(ward)).TrueForAll(row => row.State == OutboxState.Sent), TimeSpan.FromSeconds(30), 200);

        Assert.Equal(["police", "front"], (await Reminders(ward)).Select(row => row.Unit));
        Assert.All(await Reminders(ward), row => Assert.True(File.Exists(Path.Combine(ward.MailFolder, row.FileName!))));
    }

    [Fact]
    public async Task A_stop_waits_for_an_evaluation_no_longer_than_it_has_and_leaves_nothing_half_done()
    {
        await using var ward = await Ward.Open("2024-10-06 09:00");
        await using (await ward.Read(async db => await ward.Get<EvaluationTurn>().Take(db, TestContext.Current.CancellationToken)))
        {
            await ward.StartServices();
            await ward.PassUntil(async () =>
                await ward.Read(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM QRTZ_FIRED_TRIGGERS WHERE JOB_NAME = 'evaluation'")
                    .SingleAsync()) > 0, TimeSpan.FromSeconds(1), 200);
            var before = ward.Clock.GetUtcNow();
            ward.Get<IHostApplicationLifetime>().StopApplication();
            await ward.StopServices();
            Assert.InRange(ward.Clock.GetUtcNow() - before, TimeSpan.FromSeconds(19), TimeSpan.FromSeconds(29));
        }

        Assert.Empty(await ward.Read(db => db.Runs.ToListAsync()));
        await ward.Restart();
        await ward.StartServices();
        await ward.PassUntil(async () => await ward.Read(db => db.Runs.AnyAsync(run => run.CompletedAt != null)), TimeSpan.FromSeconds(1), 200);
        Assert.NotEmpty(await ward.Read(db => db.Runs.Where(run => run.CompletedAt != null).ToListAsync()));
    }

    [OnFile("the program shows its sample from a file")]
    [Fact]
    public async Task The_sample_is_neither_evaluated_nor_reminded_by_itself()
    {
        await using var ward = await Ward.Open("2024-10-05 07:59", isSample: true);
        await ward.StartServices();
        await ward.Pass(TimeSpan.FromSeconds(30), 60);

        Assert.Empty(await ward.Outbox());
        Assert.Empty(await ward.Read(db => db.Runs.ToListAsync()));
        Assert.Null(await Fires(ward, "evaluation"));
        Assert.NotNull(await Fires(ward, "outbox"));
    }

    private static async Task<List<OutboxRow>> Reminders(Ward ward) => (await ward.Outbox()).FindAll(row => row.Kind == OutboxKind.Reminder);

    private static Task Settle(Ward ward, Func<Task<bool>> happened) => ward.PassUntil(happened, TimeSpan.FromMilliseconds(100), 200);

    private static async Task<DateTimeOffset?> Fires(Ward ward, string trigger)
    {
        var scheduler = await ward.Get<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        return (await scheduler.GetTrigger(
            trigger == "outbox" ? new TriggerKey(trigger) : new TriggerKey(trigger, ward.Plan.Id), TestContext.Current.CancellationToken))?.NextFireTimeUtc;
    }
}
