using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Health;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Health;

/// <summary>What is wrong with the installation is told by its part.</summary>
public sealed class MachineHealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_part_says_how_it_does_and_what_is_wrong_turns_red_by_itself()
    {
        await using var ward = await Ward.Open();
        var before = await Read(ward);
        Assert.Equal("Good Good Good Good", States(before, "Database", "Disk", "Letters", "Clock"));
        Assert.Equal(("Warning", "Files"), (States(before, "MailServer"), before.Single(line => line.Part == "MailServer").Of));
        Assert.NotEqual("Bad", States(before, "Rules"));

        // A letter without an address, a broken rule file and a clock that went back.
        ward.Rewrite(WardPlan.WithoutAddress("police"));
        await ward.Get<PlanInForce>().Load(Cancellation);
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.Missed, 6));
        Assert.Contains(await ward.Outbox(), message => message.State == OutboxState.NoAddress);
        ward.Rewrite("{ ", WardPlan.Rules);
        await ward.Get<PlanInForce>().Load(Cancellation);

        var after = await Read(ward);
        Assert.Equal("Warning Bad", States(after, "Letters", "Rules"));
        File.Delete(Path.Combine(ward.Folder, "data", "actionplan.db"));
        Assert.Equal("Bad", States(await Read(ward), "Database"));
    }

    [Fact]
    public async Task What_runs_by_itself_says_when_it_ran_and_when_it_will()
    {
        await using var ward = await Ward.Open();
        await ward.StartServices();
        await ward.PassUntil(async () => (await Schedules(ward)).Count >= 4, TimeSpan.FromSeconds(1), 120);

        var schedules = await Schedules(ward);
        Assert.Equal("Schedule.escalations Schedule.evaluation Schedule.outbox Schedule.reminders", string.Join(' ', schedules.Select(line => line.Part).Order(StringComparer.Ordinal)));
        Assert.All(schedules, line => Assert.Equal(HealthState.Good, line.State));
        Assert.EndsWith("2024 08:00", schedules.Single(line => line.Part == "Schedule.evaluation").Values[1], StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<HealthLine>> Schedules(Ward ward) => [.. (await Read(ward)).Where(line => line.Part.StartsWith("Schedule", StringComparison.Ordinal))];

    private static Task<IReadOnlyList<HealthLine>> Read(Ward ward) => ward.Get<MachineHealth>().Read(Cancellation);

    private static string States(IReadOnlyList<HealthLine> lines, params string[] parts) => string.Join(' ', parts.Select(part => lines.Single(line => line.Part == part).State));
}
