using ActionPlan.Host.Alerts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Entry;

public sealed class LateFiguresTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Period Q4 => Q3.AddQuarters(1);

    [Fact]
    public async Task An_approved_correction_judges_every_quarter_again_that_knows_it_and_lists_what_it_changed()
    {
        await using var ward = await Judged();
        await Correct(ward, 5);

        await ward.Get<EvaluationSweep>().JudgeAgain(Cancellation);

        Assert.Equal(
            [(Q3, RunTrigger.Manual), (Q4, RunTrigger.Manual), (Q3, RunTrigger.Correction), (Q4, RunTrigger.Correction)], await Runs(ward));
        var effects = await ward.Read(
            async db => await new FigureEffects(db).Of(await db.Figures.OrderByDescending(row => row.Seq).FirstAsync(Cancellation), "p", Cancellation));
        Assert.Equal([Q3, Q4], effects.Select(effect => effect.Quarter));
        Assert.All(effects, effect => Assert.Contains(effect.Verdicts, change => change is { Target: "security.crime", Area: "ward", After: Status.Missed }));
        Assert.Contains(effects[1].Alerts, happened => happened is { Kind: AlertEventKind.Opened, Status: Status.Missed });

        await ward.Get<EvaluationSweep>().JudgeAgain(Cancellation);
        Assert.Equal(4, (await Runs(ward)).Count);
    }

    [Fact]
    public async Task A_correction_that_was_only_asked_for_or_was_refused_judges_nothing()
    {
        await using var ward = await Judged();
        await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));
        await ward.Type(Clerk, Cases, 5, "Bỏ sót");
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await ward.Get<EvaluationSweep>().JudgeAgain(Cancellation);
        await ward.Decides(Secretary, Cases, approve: false);
        await ward.Get<EvaluationSweep>().JudgeAgain(Cancellation);

        Assert.Equal(2, (await Runs(ward)).Count);
    }

    [Fact]
    public async Task A_figure_approved_after_its_quarter_was_judged_is_judged_in_the_background()
    {
        await using var ward = await Judged();
        await ward.StartServices();
        await ward.Type(Clerk, Solved, 3);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await ward.Approves(Head, Solved);

        await ward.PassUntil(async () => (await Runs(ward)).Count(run => run.Trigger == RunTrigger.LateFigures) == 2, TimeSpan.FromSeconds(1), 0);

        Assert.Equal(2, (await Runs(ward)).Count(run => run.Trigger == RunTrigger.LateFigures));
    }

    [Fact]
    public async Task What_a_crash_left_unjudged_the_next_sweep_judges()
    {
        await using var ward = await Judged();
        await Correct(ward, 5);
        await ward.Restart();

        await ward.Get<EvaluationSweep>().Run(Cancellation);

        Assert.Equal(2, (await Runs(ward)).Count(run => run.Trigger == RunTrigger.Correction));
    }

    /// <summary>The third quarter with three cases and the fourth with none, both judged.</summary>
    private static async Task<Ward> Judged()
    {
        var ward = await Ward.Open("2025-01-02 08:00");
        FigureEntry[] entries = [.. Q3.WholeYear.Quarters.Select(quarter => new FigureEntry("cases", "ward", quarter, quarter == Q3 ? 3 : 0))];
        await ward.Do(Actor.AtMachine("Thử"), new RecordFigures(entries, "Sổ giấy", FigureOrigin.Imported));
        await ward.Do(Actor.System("Thử"), new EvaluateQuarter(Q3, RunTrigger.Manual));
        await ward.Do(Actor.System("Thử"), new EvaluateQuarter(Q4, RunTrigger.Manual));
        return ward;
    }

    private static async Task Correct(Ward ward, decimal value)
    {
        await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));
        await ward.Type(Clerk, Cases, value, "Bỏ sót");
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        Assert.Equal(1, (await ward.Decides(Secretary, Cases, approve: true)).Cells);
    }

    private static async Task<List<(Period Period, RunTrigger Trigger)>> Runs(Ward ward) =>
        [.. (await ward.Read(db => db.Runs.Where(run => run.CompletedAt != null).OrderBy(run => run.Id).ToListAsync(Cancellation)))
            .Select(run => (run.Period, run.Trigger))];
}
