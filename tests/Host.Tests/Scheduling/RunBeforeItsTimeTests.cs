using ActionPlan.Host.Alerts;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Pages;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Scheduling;

/// <summary>A quarter is judged when it has closed, and always on its due day, whatever somebody tried before.</summary>
public sealed class RunBeforeItsTimeTests
{
    private const string Talks = "security.talks";

    private static readonly string FromQ3 = WardPlan.Json.Replace("\"inUseFrom\": \"2024-Q1\"", "\"inUseFrom\": \"2024-Q3\"", StringComparison.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2024-09-30 23:59", "2024-Q3", false)]
    [InlineData("2024-10-01 00:00", "2024-Q3", true)]
    [InlineData("2024-10-01 00:00", "2025-Q4", false)]
    public async Task A_quarter_is_judged_once_it_has_closed(string now, string quarter, bool isJudged)
    {
        await using var ward = await Ward.Open(now);

        Assert.Equal(isJudged ? EvaluationOutcome.Completed : EvaluationOutcome.NotClosed, (await Evaluate(ward, quarter)).Outcome);
        Assert.Equal(isJudged ? 1 : 0, (await Runs(ward)).Count);
        Assert.Equal(new DateOnly(2026, 1, 1), Words.PlanTime.JudgedFrom(ward.Plan, Period.Parse("2025-Q4")));
    }

    [Fact]
    public async Task The_run_of_the_due_day_happens_though_somebody_evaluated_before_and_knows_what_came_since()
    {
        await using var ward = await Ward.Open("2024-10-02 10:00", FromQ3);
        await Evaluate(ward, "2024-Q3");
        ward.Clock.SetUtcNow(Ward.Time("2024-10-04 10:00"));
        await Import(ward, "2024-Q3", meetings: 2);
        ward.Clock.SetUtcNow(Ward.Time("2024-10-05 08:00"));

        await Sweep(ward);

        Assert.Equal(["2024-Q3 Manual", "2024-Q3 Schedule"], await Runs(ward));
        Assert.Equal(Status.Met,
            (await ward.Read(db => db.Verdicts.OrderBy(row => row.RunId).LastAsync(row => row.Target == Talks && row.Area == "ward", Cancellation))).Status);
        await Sweep(ward);
        ward.Clock.SetUtcNow(Ward.Time("2024-10-06 08:00"));
        await Sweep(ward);
        Assert.Equal(2, (await Runs(ward)).Count);
    }

    [Fact]
    public async Task The_run_of_the_due_day_happens_though_no_figure_came_since_and_not_where_one_of_that_day_knows_all()
    {
        await using var ward = await Ward.Open("2024-10-02 10:00", FromQ3);
        await Evaluate(ward, "2024-Q3");
        ward.Clock.SetUtcNow(Ward.Time("2024-10-05 08:00"));
        await Sweep(ward);
        Assert.Equal(["2024-Q3 Manual", "2024-Q3 Schedule"], await Runs(ward));

        // The next quarter is judged by hand on its due day, an hour before.
        ward.Clock.SetUtcNow(Ward.Time("2025-01-05 07:00"));
        await Evaluate(ward, "2024-Q4");
        ward.Clock.SetUtcNow(Ward.Time("2025-01-05 08:00"));
        await Sweep(ward);
        Assert.Equal(["2024-Q3 Manual", "2024-Q3 Schedule", "2024-Q4 Manual"], await Runs(ward));

        // A schedule that is changed makes no quarter be judged again.
        ward.Rewrite(FromQ3.Replace("\"inUseFrom\"", "\"schedules\": { \"evaluateOnDay\": 20 }, \"inUseFrom\"", StringComparison.Ordinal));
        await ward.Get<Plans.PlanInForce>().Load(Cancellation);
        ward.Clock.SetUtcNow(Ward.Time("2025-03-05 08:00"));
        Assert.Empty(
            await ward.Read(db => DueRuns.Missing(db, ward.Get<Plans.PlanInForce>(), [Period.Parse("2024-Q3")], ward.Clock.GetUtcNow(), Cancellation)));
    }

    [Theory]
    [InlineData("2024-09-20 10:00")]
    [InlineData("2024-10-05 07:59")]
    [InlineData("2024-11-01 10:00")]
    public async Task A_run_that_an_older_program_or_a_clock_that_was_ahead_left_does_not_take_the_due_day_s_place(string startedAt)
    {
        await using var ward = await Ward.Open("2024-09-25 08:00", FromQ3);
        await Left(ward, "2024-Q3", startedAt);
        await Import(ward, "2024-Q3", meetings: 2);
        ward.Clock.SetUtcNow(Ward.Time("2024-10-05 08:00"));

        await Sweep(ward);

        Assert.Equal("2024-Q3 Schedule", (await Runs(ward))[^1]);
        Assert.Equal(2, (await Runs(ward)).Count);
        ward.Clock.SetUtcNow(Ward.Time("2024-11-02 08:00"));
        await Sweep(ward);
        Assert.Equal(2, (await Runs(ward)).Count);
    }

    [Fact]
    public async Task A_run_of_a_quarter_far_ahead_is_not_what_pages_show_and_silences_nobody()
    {
        await using var ward = await Ward.Open("2024-10-05 08:00", FromQ3);
        await Left(ward, "2025-Q4", "2024-09-01 08:00");

        await Sweep(ward);

        Assert.Equal(["2025-Q4 Schedule", "2024-Q3 Schedule"], await Runs(ward));
        Assert.NotEmpty(await ward.Alerts());
        Assert.NotEmpty(await ward.Outbox());
        var shown = await ward.Read(db => new RunHistories(db, ward.Clock).Load(ward.Plan, Cancellation));
        Assert.Equal("2024-Q3", shown.Newest?.Period.ToString());
    }

    [Fact]
    public async Task A_due_run_that_comes_after_a_later_quarter_s_opens_what_that_one_says_nothing_of_and_tells_it()
    {
        await using var ward = await Ward.Open("2025-01-06 08:00");
        await ward.Judge("2024-Q4", RunTrigger.Manual, Of("security.crime", Status.Met, 1), Of("security.detection", Status.NotDue),
            Of(Talks, Status.Missed, 0));
        var told = (await ward.Outbox()).Count;

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of("security.crime", Status.Missed, 9), Of("security.detection", Status.Missed, 10),
            Of(Talks, Status.Met, 3));

        Assert.Equal([(Talks, AlertState.Open), ("security.detection", AlertState.Open)], (await ward.Alerts()).Select(alert => (alert.Target, alert.State)));
        Assert.Equal(["front", "police"], (await ward.Outbox()).Skip(told).Select(row => row.Unit).Order(StringComparer.Ordinal));
    }

    private static Task<EvaluationResult> Evaluate(Ward ward, string quarter) =>
        ward.Get<CommandSender>().Send(new EvaluateQuarter(Period.Parse(quarter), RunTrigger.Manual), Actor.System("Thử"), Cancellation);

    private static Task Sweep(Ward ward) => ward.Get<EvaluationSweep>().Run(Cancellation);

    private static async Task Import(Ward ward, string quarter, int meetings) => Assert.Empty((await ward.Get<CommandSender>().Send(
        new RecordFigures([new("meetings", "kp-1", Period.Parse(quarter), meetings)], "Nhập quý", FigureOrigin.Imported), Actor.System("Thử"),
        Cancellation)).Refused);

    private static Task<int> Left(Ward ward, string quarter, string startedAt) => ward.Read(db =>
    {
        db.Add(new RunRow
        {
            PlanId = "p", PlanVersion = ward.Plan.Version, Period = Period.Parse(quarter), FigureSeq = 0, StartedAt = Ward.Time(startedAt),
            CompletedAt = Ward.Time(startedAt),
            Trigger = RunTrigger.Schedule, By = "Thử",
        });
        return db.SaveChangesAsync(Cancellation);
    });

    private static async Task<List<string>> Runs(Ward ward) => await ward.Read(async db =>
        (await db.Runs.Where(run => run.CompletedAt != null).OrderBy(run => run.Id).ToListAsync(Cancellation))
            .ConvertAll(run => $"{run.Period} {run.Trigger}"));
}
