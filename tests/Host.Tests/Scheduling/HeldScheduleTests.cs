using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Quartz;

namespace ActionPlan.Host.Tests.Scheduling;

[OnFile("somebody else holds the file")]
public sealed class HeldScheduleTests
{
    [Fact]
    public async Task An_evaluation_that_met_a_held_database_is_made_within_a_minute_of_its_release()
    {
        await using var ward = await Ward.Open();
        ward.Set("Database:ConnectionString", $"Data Source={Path.Combine(ward.Folder, "data", "actionplan.db")};Default Timeout=1");
        await ward.Restart();
        var clock = new WaitedFor();
        var job = ActivatorUtilities.CreateInstance<EvaluationJob>(ward.Services, new Patience(clock, NullLogger<Patience>.Instance));
        using var held = new HeldDatabase(ward);
        held.Hold();

        var context = Substitute.For<IJobExecutionContext>();
        context.MergedJobDataMap.Returns(new JobDataMap { [PlanJob.Plan] = ward.Plan.Id });
        var firing = job.Execute(context, TestContext.Current.CancellationToken).AsTask();
        await clock.Waits.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Empty(await ward.Read(db => db.Runs.ToListAsync()));
        held.Release();
        clock.Advance(TimeSpan.FromMinutes(1));
        await firing.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        Assert.NotEmpty(await ward.Read(db => db.Runs.Where(run => run.CompletedAt != null).ToListAsync()));
    }

    private sealed class WaitedFor : FakeTimeProvider
    {
        private readonly TaskCompletionSource waits = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waits => waits.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            waits.TrySetResult();
            return timer;
        }
    }
}
