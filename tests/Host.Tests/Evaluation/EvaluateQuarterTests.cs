using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Evaluation;

public sealed class EvaluateQuarterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Period Q3 => Period.Parse("2024-Q3");

    [Fact]
    public async Task Running_twice_changes_nothing()
    {
        await using var ward = await WithFigures();
        var first = await Evaluate(ward);
        var second = await Evaluate(ward);

        Assert.Equal((EvaluationOutcome.Completed, EvaluationOutcome.NothingChanged), (first.Outcome, second.Outcome));
        Assert.Equal(first.RunId, second.RunId);
        await using var db = Open(ward);
        Assert.Equal(1, await db.Runs.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Two_at_once_do_the_work_once()
    {
        await using var ward = await WithFigures();

        var results = await Task.WhenAll(Evaluate(ward), Evaluate(ward));

        Assert.Equal([EvaluationOutcome.Completed, EvaluationOutcome.NothingChanged], results.Select(result => result.Outcome).Order());
    }

    [Fact]
    public async Task A_correction_leads_to_a_new_run_that_lists_what_changed_and_the_old_one_stays()
    {
        await using var ward = await WithFigures();
        var first = await Evaluate(ward);
        await Record(ward, new FigureEntry("cases", "ward", Q3, 3));

        var second = await Evaluate(ward);

        Assert.Contains(second.Changes,
            change => change is { Target: "security.crime", Area: "ward", Before: Status.OnTrack, After: Status.Missed, ValueBefore: 3, ValueAfter: 5 });
        await using var db = Open(ward);
        Assert.Equal(
            3, (await db.Verdicts.SingleAsync(row => row.RunId == first.RunId && row.Area == "ward" && row.Target == "security.crime", Cancellation)).Value);
        Assert.Equal(first.RunId, (await db.Runs.InForce("p", Q3, Cancellation))!.PreviousRunId);
    }

    [Fact]
    public async Task A_figure_of_a_later_quarter_is_no_news()
    {
        await using var ward = await WithFigures();
        await Evaluate(ward);
        await Record(ward, new FigureEntry("cases", "ward", Period.Parse("2024-Q4"), 3));

        Assert.Equal(EvaluationOutcome.NothingChanged, (await Evaluate(ward)).Outcome);
    }

    [Fact]
    public async Task A_new_plan_version_is_no_news_of_a_quarter_that_was_judged_before()
    {
        await using var ward = await WithFigures();
        var first = await Evaluate(ward);
        var before = ward.Plan.Version;
        ward.Rewrite(WardPlan.Json, WardPlan.Rules.Replace("\"below\", \"of\": 5", "\"below\", \"of\": 2", StringComparison.Ordinal));
        await ward.Services.GetRequiredService<PlanInForce>().Load(Cancellation);

        var second = await Evaluate(ward);

        await using var db = Open(ward);
        Assert.Equal(EvaluationOutcome.NothingChanged, second.Outcome);
        Assert.NotEqual(before, ward.Plan.Version);
        var old = await Detail(db, ward, first.RunId!.Value);
        Assert.Equal((before, 5m), (old.Run.PlanVersion, old.Target.ThresholdIn(2024)));
    }

    [Theory]
    [InlineData("2023-Q4")]
    [InlineData("2026-Q1")]
    [InlineData("2024")]
    public async Task Only_a_quarter_of_the_term_is_judged(string period)
    {
        await using var ward = await WithFigures();

        Assert.Equal(EvaluationOutcome.OutsideTerm, (await Evaluate(ward, period)).Outcome);
    }

    [Fact]
    public async Task A_run_that_a_crash_left_behind_is_never_seen_and_is_discarded()
    {
        await using var ward = await WithFigures();
        await using var db = Open(ward);
        var run = new RunRow
        {
            PlanId = "p", PlanVersion = ward.Plan.Version, Period = Q3, FigureSeq = 1, StartedAt = ward.Clock.GetUtcNow(),
            Trigger = RunTrigger.Schedule, By = "Thử",
        };
        db.Add(run);
        await db.SaveChangesAsync(Cancellation);
        db.Add(Verdicts.Of("security.crime", Status.Met, 1).In(run.Id));
        await db.SaveChangesAsync(Cancellation);

        Assert.Null(await db.Runs.InForce("p", Q3, Cancellation));
        await ward.Services.OpenDatabase(Cancellation);

        Assert.Equal(0, await db.Runs.CountAsync(Cancellation));
        Assert.Equal(0, await db.Verdicts.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Figures_are_entered_while_a_run_is_at_work()
    {
        await using var ward = await WithFigures();
        await using var db = Open(ward);
        await using (await ward.Services.GetRequiredService<EvaluationTurn>().Take(db, Cancellation))
        {
            db.Add(new RunRow
            {
                PlanId = "p", PlanVersion = ward.Plan.Version, Period = Q3, FigureSeq = 1, StartedAt = ward.Clock.GetUtcNow(),
                Trigger = RunTrigger.Schedule, By = "Thử",
            });
            await db.SaveChangesAsync(Cancellation);

            Assert.Equal(1, (await Record(ward, new FigureEntry("cases", "ward", Q3, 3))).Added);
            await ward.Services.OpenDatabase(Cancellation);
            Assert.Equal(1, await db.Runs.CountAsync(Cancellation));
        }
    }

    [Fact]
    public async Task The_evidence_names_who_entered_what_and_judging_it_again_gives_the_same()
    {
        await using var ward = await WithFigures();
        var run = await Evaluate(ward);
        await Record(ward, new FigureEntry("cases", "ward", Q3, 100));
        await using var db = Open(ward);

        var detail = await Detail(db, ward, run.RunId!.Value);
        var again = detail.Rejudge();

        Assert.Equal([1m, 1m, 1m], Assert.Single(detail.Readings).From.Select(row => row.Value));
        Assert.All(detail.Readings[0].From, row => Assert.Equal("Nguyễn An", row.EnteredBy));
        Assert.Equal((detail.Verdict.Status, detail.Verdict.Value, detail.Verdict.Path), (again.Status, again.Value, again.Path));
    }

    private static async Task<Ward> WithFigures()
    {
        var ward = await Ward.Open();
        await Record(ward, [.. Q3.WholeYear.Quarters.Take(3).Select(quarter => new FigureEntry("cases", "ward", quarter, 1))]);
        return ward;
    }

    private static Task<EvaluationResult> Evaluate(Ward ward, string period = "2024-Q3") =>
        ward.Services.GetRequiredService<CommandSender>().Send(new EvaluateQuarter(Period.Parse(period), RunTrigger.Manual), Actor.System("Thử"), Cancellation);

    private static Task<FiguresRecorded> Record(Ward ward, params FigureEntry[] entries) =>
        ward.Services.GetRequiredService<CommandSender>()
            .Send(new RecordFigures(entries, "Báo cáo quý", FigureOrigin.Entered), Actor.System("Nguyễn An"), Cancellation);

    private static async Task<VerdictDetail> Detail(AppDb db, Ward ward, long run) =>
        (await VerdictDetail.Load(db, ward.Services.GetRequiredService<PlanInForce>(), run, "security.crime", "ward", Cancellation))!;

    private static AppDb Open(Ward ward) => ward.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
}
