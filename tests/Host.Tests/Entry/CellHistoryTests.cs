using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Pages.Sheets;
using ActionPlan.Host.Tests.Alerts;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Entry;

public sealed class CellHistoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_approved_value_is_told_with_the_runs_that_judged_it_and_the_draft_beside()
    {
        await using var ward = await Ward.Open();
        await Approve(ward, 3);
        await Evaluate(ward);
        await Approve(ward, 4);
        await Evaluate(ward);
        await ward.Type(Clerk, Cases, 6);

        var history = (await Read(ward, Cases))!;

        Assert.Equal([4m, 3m], history.Versions.Select(version => version.Row.Value));
        Assert.Equal([(Q3, 2L), (Q3, 1L)], history.Versions.SelectMany(version => version.Uses, (_, use) => (use.Quarter, use.RunId)));
        Assert.Equal(["security.crime", "security.detection"],
            history.Versions[0].Uses.Single().Targets.Select(target => target.Key).Order(StringComparer.Ordinal));
        Assert.Equal(6, history.Cell!.Draft!.Value);
        Assert.Equal(Sheet, history.Sheet);
    }

    [Theory]
    [InlineData("nothing", "ward")]
    [InlineData("cases", "nowhere")]
    [InlineData("cases", "kp-1")]
    public async Task A_cell_that_neither_was_entered_nor_is_asked_for_has_no_page(string figure, string area)
    {
        await using var ward = await Ward.Open();

        Assert.Null(await Read(ward, new CellKey(figure, area, Q3)));
    }

    private static Task<CellHistory?> Read(Ward ward, CellKey key) =>
        ward.Read(db => new CellHistories(db, ward.Get<Plans.PlanInForce>()).Load(ward.Plan, key, Cancellation));

    private static async Task Approve(Ward ward, decimal value)
    {
        await ward.Type(Clerk, Cases, value);
        await ward.Type(Clerk, Solved, 1);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        var waiting = (await ward.Sees()).Cells.Where(cell => cell.Draft?.State == DraftState.Submitted).Select(cell => cell.Key);
        await ward.Approves(Head, [.. waiting]);
    }

    private static Task<EvaluationResult> Evaluate(Ward ward) => ward.Do(Actor.System("Thử"), new EvaluateQuarter(Q3, RunTrigger.Manual));
}
