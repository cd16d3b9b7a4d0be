using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Tests.Alerts;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Entry;

/// <summary>A figure says what numbers it can be, and each way in asks.</summary>
public sealed class NumbersOfFiguresTests
{
    private const string Named = "\"name\": \"Số vụ phạm pháp\", \"measuredIn\": \"vụ\", \"type\"";

    private static string With(string key) => Named.Replace("\"type\"", $"\"{key}\": true, \"type\"", StringComparison.Ordinal);

    [Fact]
    public async Task Minus_three_crimes_and_two_and_a_half_are_taken_by_no_way_in()
    {
        Assert.Contains(Named, WardPlan.Rules, StringComparison.Ordinal);
        await using var ward = await Ward.Open(rules: WardPlan.Rules.Replace(Named, With("whole"), StringComparison.Ordinal));

        foreach (var (value, why) in new[] { (-3m, Refusal.BelowZero), (2.5m, Refusal.NotWhole), (0.12345678901m, Refusal.TooManyDigits) })
        {
            Assert.Equal(why, (await ward.Type(Clerk, Cases, value)).Why);
            var imported = await ward.Do(Actor.AtMachine("Thử"), new RecordFigures([new("cases", "ward", Q3, value)], "Sổ giấy", FigureOrigin.Imported));
            Assert.Equal(why, Assert.Single(imported.Refused).Why);
        }

        Assert.Equal(CellResult.Saved, (await ward.Type(Clerk, Cases, 3.0m)).Result);
        Assert.Equal(Refusal.BelowZero, (await ward.Type(Clerk, Solved, -1)).Why);
        Assert.Equal(CellResult.Saved, (await ward.Type(Clerk, Solved, 2.5m)).Result);
    }

    [Fact]
    public async Task A_figure_that_may_be_negative_says_so()
    {
        await using var ward = await Ward.Open(rules: WardPlan.Rules.Replace(Named, With("negative"), StringComparison.Ordinal));

        Assert.Equal(CellResult.Saved, (await ward.Type(Clerk, Cases, -3)).Result);
    }

    [Fact]
    public async Task What_was_typed_before_the_figure_said_so_is_neither_submitted_nor_approved()
    {
        await using var ward = await Ward.Open();
        await ward.Type(Clerk, Cases, 2.5m);
        ward.Rewrite(WardPlan.Json, WardPlan.Rules.Replace(Named, With("whole"), StringComparison.Ordinal));
        await ward.Restart();

        Assert.Equal(Refusal.NotWhole, Assert.Single((await ward.Do(Clerk, new SubmitSheet(Sheet))).Refused).Why);
        Assert.Contains(await ward.Read(async db => await SheetChecks.For(db, ward.Plan, await ward.Sees(), TestContext.Current.CancellationToken)),
            remark => remark.IsError);
        await ward.Read(
            db => db.FigureDrafts.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DraftState.Submitted), TestContext.Current.CancellationToken));
        Assert.Equal(Refusal.NotWhole, Assert.Single((await ward.Approves(Head, Cases)).Refused).Why);
    }

    [Fact]
    public async Task A_text_longer_than_may_be_is_refused_and_one_as_long_is_not()
    {
        await using var ward = await Ward.Open();
        var stamp = (await ward.Cell(Cases)).Stamp;

        Task<DraftsSaved> Type(string note) => ward.Do(Clerk, new SaveDrafts(Sheet, [new DraftCell(Cases, 3, null, note, stamp)]));

        Assert.Equal(Refusal.TextTooLong, (await Type(new string('x', TypedText.Longest + 1))).Cells[0].Why);
        Assert.Equal(CellResult.Saved, (await Type(new string('x', TypedText.Longest) + "\u200B\u000B")).Cells[0].Result);
    }
}
