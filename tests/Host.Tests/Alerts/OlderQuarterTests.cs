using ActionPlan.Host.Alerts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Alerts;

/// <summary>A target that is judged once a year is spoken of by an older quarter until the next year is over.</summary>
public sealed class OlderQuarterTests
{
    private const string Crime = "security.crime";
    private const string Detection = "security.detection";
    private const string Talks = "security.talks";

    [Theory]
    [InlineData(nameof(RunTrigger.LateFigures), true)]
    [InlineData(nameof(RunTrigger.Manual), true)]
    [InlineData(nameof(RunTrigger.Restatement), false)]
    public async Task Figures_that_come_late_for_the_last_quarter_that_speaks_of_a_target_move_its_alert(string trigger, bool moves)
    {
        await using var ward = await Ward.Open("2025-05-05 08:00");
        await ward.Judge("2024-Q4", RunTrigger.Schedule, Missing(Detection, "2025-01-20"), Of(Crime, Status.Missed, 6), Of(Talks, Status.Met, 1));
        await ward.Judge("2025-Q1", RunTrigger.Schedule, Of(Detection, Status.NotDue), Of(Crime, Status.Met, 1), Of(Talks, Status.NotDue));
        var told = (await ward.Outbox()).Count;

        // The year's figures are entered in May: of the yearly target nothing newer is known before the next year is over.
        await ward.Judge("2024-Q4", Enum.Parse<RunTrigger>(trigger), Of(Detection, Status.Missed, 50), Of(Crime, Status.Missed, 9), Of(Talks, Status.Missed, 0));

        var alerts = (await ward.Alerts()).Where(alert => alert.State != AlertState.Resolved).Select(alert => (alert.Target, alert.Status));
        Assert.Equal(moves ? [(Detection, Status.Missed), (Talks, Status.Missed)] : [(Detection, Status.NoData)], alerts);
        var letters = (await ward.Messages())[told..];
        Assert.Equal(moves, letters.Count > 0);
        Assert.All(letters, letter => Assert.DoesNotContain("Số vụ phạm pháp", letter.TextBody, StringComparison.Ordinal));

        await ward.Judge("2024-Q4", RunTrigger.Correction, Of(Detection, Status.Met, 80), Of(Crime, Status.Missed, 9), Of(Talks, Status.Met, 2));

        Assert.All(await ward.Alerts(), alert => Assert.Equal(AlertState.Resolved, alert.State));
        Assert.Contains("khắc phục", (await ward.Messages())[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_is_due_after_the_day_of_evaluation_alerts_once_its_own_day_has_passed()
    {
        await using var ward = await Ward.Open("2024-10-06 08:00", rules: """
            { "module": "security",
              "figures": [ { "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter", "dueDay": 20 } ],
              "targets": [ { "id": "crime", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "responsible": "police", "kind": "perPeriod", "every": "quarter",
                "value": "cases.Period", "threshold": { "is": "atMost", "of": 5 } } ] }
            """);
        FigureEntry[] known = [new("cases", "ward", Office.Q3.AddQuarters(-2), 1), new("cases", "ward", Office.Q3.AddQuarters(-1), 1)];
        await ward.Do(Actor.AtMachine("Thử"), new RecordFigures(known, "Sổ giấy", FigureOrigin.Imported));
        await ward.Get<EvaluationSweep>().Run(TestContext.Current.CancellationToken);
        Assert.Empty(await ward.Alerts());

        ward.Clock.Advance(TimeSpan.FromDays(15));
        await ward.Get<EvaluationSweep>().Run(TestContext.Current.CancellationToken);
        await ward.Get<EvaluationSweep>().Run(TestContext.Current.CancellationToken);

        var alert = Assert.Single(await ward.Alerts());
        Assert.Equal((Crime, Status.NoData), (alert.Target, alert.Status));
        Assert.Single(await ward.Messages());
        Assert.Equal(2, await ward.Read(db => db.Runs.CountAsync(run => run.Period == Office.Q3, TestContext.Current.CancellationToken)));
    }
}
