using System.Globalization;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Tests.Alerts;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Entry;

public sealed class SheetChecksTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    [Theory]
    [InlineData(60, 10, true)]
    [InlineData(50, 10, false)]
    [InlineData(10, 60, true)]
    [InlineData(10, 50, false)]
    [InlineData(6, 1, false)]
    [InlineData(0, 10, true)]
    [InlineData(0, 9, false)]
    [InlineData(-6, 6, true)]
    [InlineData(100, null, false)]
    public void A_jump_is_unusual_from_five_times_and_ten_on(int value, int? other, bool unusual) =>
        Assert.Equal(unusual, NumberDoubts.IsUnusual(value, other));

    [Fact]
    public async Task A_draft_is_told_what_is_odd_about_it_with_both_values()
    {
        await using var ward = await Ward.Open();
        await ward.Do(Actor.AtMachine("Thử"), new RecordFigures(
            [new("cases", "ward", Q3.AddQuarters(-1), 10), new("solved", "kp-1", Q3, 2)], "Sổ giấy", FigureOrigin.Imported));
        await ward.Type(Clerk, Cases, 1234);
        await ward.Type(Clerk, Solved, 3);

        var told = await ward.Read(async db => await SheetChecks.For(db, ward.Plan, await ward.Sees(), TestContext.Current.CancellationToken));

        Assert.Equal(
            [
                "“Số vụ phạm pháp” (Phường 12): 1.234, chênh lệch bất thường so với kỳ trước (10); đề nghị kiểm tra lại.",
            ],
            told.Where(remark => remark.Said is null).Select(remark => remark.Text(Vietnamese)));
        var contradiction = Assert.Single(told, remark => remark.Said is not null);
        Assert.Equal("differsFromChildren", contradiction.Said!.Key);
        Assert.Equal([Solved], contradiction.Cells);
        Assert.DoesNotContain(told, remark => remark.IsError);
    }

    [Fact]
    public async Task A_draft_that_a_lock_overtook_is_an_error_until_it_gives_its_reason()
    {
        await using var ward = await Ward.Open();
        await ward.Type(Clerk, Cases, 3);
        await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));

        Assert.True(Assert.Single(await Told(ward)).IsError);
        await ward.Type(Clerk, Cases, 3, "Nộp muộn");
        Assert.Empty(await Told(ward));
    }

    private static Task<IReadOnlyList<SheetRemark>> Told(Ward ward) =>
        ward.Read(async db => await SheetChecks.For(db, ward.Plan, await ward.Sees(), TestContext.Current.CancellationToken));
}
