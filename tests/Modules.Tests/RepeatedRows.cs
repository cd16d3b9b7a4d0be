using System.Globalization;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Tests;

/// <summary>One thing stands in a register once, however its name was typed.</summary>
public sealed class RepeatedRows
{
    private static readonly Entered Lan = new("Lan", new DateTimeOffset(2024, 4, 1, 8, 0, 0, TimeSpan.FromHours(7)));

    [Theory]
    [InlineData("1  Hòa Bình")]
    [InlineData("1\u00A0Hòa Bình")]
    [InlineData(" 1 Hòa Bình\u200B")]
    [InlineData("1 Ho\u0300a Bi\u0300nh")]
    public async Task A_row_that_differs_in_what_nobody_sees_is_the_same_row(string address)
    {
        await using var ward = await Ward.Open();
        await ward.Apply(Wells.Add(Cells("1 Hòa Bình")), Lan);

        Assert.Equal(RowOutcome.AlreadyThere, (await ward.Apply(Wells.Add(Cells(address)), Again())).Outcome);
        Assert.Equal(RowOutcome.Unchanged, (await ward.Apply(Wells.Enter(Cells(address)), Again())).Outcome);
        Assert.Equal("1 Hòa Bình", Assert.Single(await ward.Rows("wells")).Text);
    }

    [Theory]
    [InlineData("1 Hoà Bình")]
    [InlineData("1 hòa bình")]
    [InlineData("Số 01 Hòa Bình")]
    public async Task A_row_that_differs_in_spelling_is_taken_when_somebody_says_that_it_is_another_thing(string address)
    {
        await using var ward = await Ward.Open();
        await ward.Apply(Wells.Add(Cells("1 Hòa Bình")), Lan);

        var doubted = await ward.Apply(Wells.Enter(Cells(address)), Again());
        var taken = await ward.Apply(Wells.Enter(Cells(address), isDistinct: true), Again());

        Assert.Equal((RowOutcome.AlikeThere, true, 1L), (doubted.Outcome, doubted.IsRefused, doubted.Entry!.Id));
        Assert.Equal(RowOutcome.Entered, taken.Outcome);
        Assert.Equal(2, (await ward.Rows("wells")).Count);
        // Once it stands, its own name raises no doubt any more.
        Assert.Equal(RowOutcome.Unchanged, (await ward.Apply(Wells.Enter(Cells(address)), Again())).Outcome);
    }

    [Fact]
    public async Task A_row_entered_along_with_another_is_held_against_it_too()
    {
        await using var ward = await Ward.Open();
        var together = Again();
        await using var db = ward.Db();

        Assert.Equal(RowOutcome.Entered, (await Wells.Add(Cells("1 Hòa Bình")).Apply(db, together, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(RowOutcome.AlikeThere, (await Wells.Add(Cells("1 Hoà Bình")).Apply(db, together, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(RowOutcome.AlreadyThere, (await Wells.Add(Cells("1  Hòa Bình")).Apply(db, together, TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task A_withdrawn_row_and_one_of_another_area_are_no_duplicates()
    {
        await using var ward = await Ward.Open();
        await ward.Apply(Wells.Add(Cells("1 Hòa Bình")), Lan);
        await ward.Apply(Wells.Withdraw(1, 1, "Ghi nhầm"), Again());

        Assert.Equal(RowOutcome.Entered, (await ward.Apply(Wells.Add(Cells("1 Hoà Bình")), Again())).Outcome);
        Assert.Equal(RowOutcome.Entered, (await ward.Apply(Wells.Add(Cells("1 hòa bình", "kp-2")), Again())).Outcome);
    }

    [Fact]
    public async Task Correcting_a_row_into_the_likeness_of_another_is_asked_about_and_other_corrections_are_not()
    {
        await using var ward = await Ward.Open();
        await ward.Apply(Wells.Add(Cells("1 Hòa Bình")), Lan);
        await ward.Apply(Wells.Add(Cells("2 Hòa Bình")), Again());

        Assert.Equal(RowOutcome.AlikeThere, (await ward.Apply(Wells.Edit(2, 1, Cells("1 Hoà Bình")), Again())).Outcome);
        Assert.Equal(RowOutcome.Changed, (await ward.Apply(Wells.Edit(2, 1, Cells("1 Hoà Bình"), isDistinct: true), Again())).Outcome);
        Assert.Equal(RowOutcome.Changed, (await ward.Apply(Wells.Edit(2, 2, Cells("1 Hoà Bình", sealedOn: "2024-03-03")), Again())).Outcome);
    }

    [Fact]
    public async Task Rows_that_an_older_program_let_stand_side_by_side_can_each_be_mended_and_withdrawn()
    {
        await using var ward = await Ward.Open();
        await ward.Apply(Wells.Add(Cells("1 Hòa Bình")), Lan);
        await ward.Apply(Wells.Add(Cells("2 Hòa Bình")), Again());
        await using (var db = ward.Db())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE Wells SET Address = '1  Hòa Bình' WHERE Id = 2", TestContext.Current.CancellationToken);
        }

        // A file that says what stands is about the row that it names letter by letter.
        Assert.Equal((RowOutcome.Changed, 1L), Of(await ward.Apply(Wells.Enter(Cells("1 Hòa Bình", sealedOn: "2024-02-09")), Again())));
        // Cleaned, the second says what the first says already, and is refused as what it is.
        Assert.Equal((RowOutcome.AlreadyThere, 1L), Of(await ward.Apply(Wells.Edit(2, 1, Cells("1  Hòa Bình", sealedOn: "2024-02-08")), Again())));
        Assert.Equal((RowOutcome.Changed, 2L), Of(await ward.Apply(Wells.Edit(2, 1, Cells("3 Hòa Bình")), Again())));
        Assert.Equal((RowOutcome.Withdrawn, 2L), Of(await ward.Apply(Wells.Withdraw(2, 2, "Trùng"), Again())));
    }

    [Theory]
    [InlineData("wells", "sealedOn", "2052-11-01", "2052? Có phải 2025?")]
    [InlineData("wells", "sealedOn", "2125-11-01", "2125? Có phải 2025?")]
    [InlineData("wells", "sealedOn", "2026-11-30", "2026-11-30 chưa tới")]
    [InlineData("wasteSpots", "clearedOn", "2062-01-01", "2062? Có phải 2026?")]
    [InlineData("classifications", "year", "2062", "2062? Có phải 2026?")]
    [InlineData("milestones", "actualOn", "2027-01-01", "2027? Có phải 2026?")]
    public void Nothing_was_done_after_today(string register, string column, string written, string said)
    {
        var problem = Assert.Single(Read(register, column, written).Problems);

        Assert.Equal(column, problem.Column);
        Assert.Contains(said, problem.Message(CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wells", "sealedOn", "2026-11-29")]
    [InlineData("wells", "sealedOn", "1925-11-01")]
    [InlineData("milestones", "plannedOn", "2031-01-01")]
    [InlineData("classifications", "year", "2026")]
    public void Today_is_not_ahead_and_what_is_planned_may_be(string register, string column, string written) =>
    Assert.Empty(Read(register, column, written).Problems);

    private static Register Wells => Ward.Register("wells");

    private static RowReading Read(string register, string column, string written)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["area"] = "kp-1", ["address"] = "1 Lê Lợi", ["place"] = "Chợ", ["foundOn"] = "2020-01-01", ["sealedOn"] = "2024-01-01", ["work"] = "alley-236",
            ["plannedOn"] = "2024-01-01", ["kind"] = "residentialGroup", ["name"] = "Tổ 1", ["year"] = "2024",
        };
        cells[column] = written;
        return Ward.Register(register).Read(cells, Ward.Plan with { Today = new DateOnly(2026, 11, 29) });
    }

    private static RowCells Cells(string address, string area = "kp-1", string sealedOn = "2024-02-01") => Wells.Read(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["area"] = area, ["address"] = address, ["sealedOn"] = sealedOn }, Ward.Plan).Row!;

    private static Entered Again() => new("Minh", Lan.At.AddDays(1));

    private static (RowOutcome, long) Of(RowChange change) => (change.Outcome, change.Entry!.Id);
}
