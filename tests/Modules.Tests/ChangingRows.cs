using ActionPlan.Kernel;
using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.Tests;

/// <summary>Rows are corrected and withdrawn as from a page.</summary>
public sealed class ChangingRows
{
    private const string Wells = "area,address,sealedOn";
    private static readonly Entered First = new("Lan", new DateTimeOffset(2024, 4, 1, 8, 0, 0, TimeSpan.FromHours(7)));
    private static readonly Entered Later = new("Minh", new DateTimeOffset(2024, 4, 9, 8, 0, 0, TimeSpan.FromHours(7)));

    [Fact]
    public async Task A_row_whose_key_is_corrected_stays_the_same_row()
    {
        await using var ward = await Ward.Open();
        var row = await OneWell(ward);

        var changed = await ward.Apply(Edit(row, "kp-2,12 Lê Lợi,2024-02-01"), Later);

        var after = Assert.Single(await ward.Rows("wells"));
        Assert.Equal(RowOutcome.Changed, changed.Outcome);
        Assert.Equal((row.Id, row.Version + 1, "kp-2", "12 Lê Lợi", "Minh"), (after.Id, after.Version, after.Area, after.Text, after.EnteredBy));
        Assert.Equal("kp-2: 1", await ward.Count("wellsSealed", "2024-Q1"));
    }

    [Fact]
    public async Task Of_two_who_correct_the_same_row_the_second_is_told_and_overwrites_nothing()
    {
        await using var ward = await Ward.Open();
        var row = await OneWell(ward);
        await ward.Apply(Edit(row, "kp-1,1 Lê Lợi,2024-02-02"), First);

        var second = await ward.Apply(Edit(row, "kp-1,1 Lê Lợi,2024-02-03"), Later);

        Assert.Equal(RowOutcome.ChangedMeanwhile, second.Outcome);
        var after = Assert.Single(await ward.Rows("wells"));
        Assert.Equal((new DateOnly(2024, 2, 2), "Lan"), (after.Day, after.EnteredBy));
    }

    [Fact]
    public async Task A_row_is_not_turned_into_another_that_stands_already()
    {
        await using var ward = await Ward.Open();
        var row = await OneWell(ward);
        await ward.Enter("wells", Wells, "kp-1,2 Lê Lợi,2024-03-01");

        var changed = await ward.Apply(Edit(row, "kp-1,2 Lê Lợi,2024-02-01"), Later);

        Assert.Equal(RowOutcome.AlreadyThere, changed.Outcome);
        Assert.NotEqual(row.Id, changed.Entry!.Id);
        Assert.Equal(["1 Lê Lợi", "2 Lê Lợi"], (await ward.Rows("wells")).Select(well => well.Text).Order());
    }

    [Fact]
    public async Task The_same_facts_again_change_nothing_and_nobody()
    {
        await using var ward = await Ward.Open();
        var row = await OneWell(ward);

        var changed = await ward.Apply(Edit(row, "kp-1,1 Lê Lợi,2024-02-01"), Later);

        var after = Assert.Single(await ward.Rows("wells"));
        Assert.Equal(RowOutcome.Unchanged, changed.Outcome);
        Assert.Equal((row.Version, "Lan"), (after.Version, after.EnteredBy));
    }

    [Fact]
    public async Task What_stands_in_the_register_cannot_be_added_again()
    {
        await using var ward = await Ward.Open();
        var row = await OneWell(ward);

        var added = await ward.Apply(Ward.Register("wells").Add(Cells("kp-1,1 Lê Lợi,2024-03-09")), Later);

        Assert.Equal((RowOutcome.AlreadyThere, row.Id), (added.Outcome, added.Entry!.Id));
        Assert.Equal(new DateOnly(2024, 2, 1), Assert.Single(await ward.Rows("wells")).Day);
    }

    [Fact]
    public async Task A_row_withdrawn_is_kept_and_no_longer_counted_nor_in_the_way()
    {
        await using var ward = await Ward.Open();
        var row = await OneWell(ward);

        var withdrawn = await ward.Apply(Ward.Register("wells").Withdraw(row.Id, row.Version, "Ghi nhầm địa chỉ"), Later);

        Assert.Equal(RowOutcome.Withdrawn, withdrawn.Outcome);
        Assert.Empty(await ward.Rows("wells"));
        Assert.Equal("", await ward.Count("wellsSealed", "2024-Q1"));
        Assert.Equal(new Withdrawal("Minh", Later.At, "Ghi nhầm địa chỉ"),
            Assert.Single(await ward.Rows("wells", new RowFilter { Withdrawn = true })).Withdrawn);

        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,2024-02-01");
        Assert.Equal("kp-1: 1", await ward.Count("wellsSealed", "2024-Q1"));
    }

    [Fact]
    public async Task A_row_withdrawn_is_neither_corrected_nor_withdrawn_again()
    {
        await using var ward = await Ward.Open();
        var row = await OneWell(ward);
        await ward.Apply(Ward.Register("wells").Withdraw(row.Id, row.Version, "Ghi nhầm"), First);
        var after = Assert.Single(await ward.Rows("wells", new RowFilter { Id = row.Id }));

        Assert.Equal(RowOutcome.ChangedMeanwhile, (await ward.Apply(Edit(after, "kp-1,1 Lê Lợi,2024-03-01"), Later)).Outcome);
        Assert.Equal(RowOutcome.ChangedMeanwhile, (await ward.Apply(Ward.Register("wells").Withdraw(after.Id, after.Version, "Lần nữa"), Later)).Outcome);
        Assert.Equal("Ghi nhầm", Assert.Single(await ward.Rows("wells", new RowFilter { Id = row.Id })).Withdrawn!.Reason);
    }

    [Fact]
    public async Task There_is_no_changing_a_row_that_is_not_there()
    {
        await using var ward = await Ward.Open();

        Assert.Equal(RowOutcome.NotThere, (await ward.Apply(Ward.Register("wells").Edit(7, 1, Cells("kp-1,1 Lê Lợi,2024-03-01")), First)).Outcome);
        Assert.Equal(RowOutcome.NotThere, (await ward.Apply(Ward.Register("wells").Withdraw(7, 1, "Ghi nhầm"), First)).Outcome);
    }

    [Fact]
    public async Task The_rows_behind_a_figure_are_those_it_counts_and_their_shares_add_up_to_it()
    {
        await using var ward = await Ward.Open();
        const string spots = "area,place,foundOn,clearedOn";
        await ward.Enter("wasteSpots", spots, "kp-1,Chợ,2022-05-01,", "kp-1,Cầu,2023-05-01,2024-01-10", "kp-1,Chùa,2024-04-02,");
        var figure = Ward.Register("wasteSpots").Counted.Single();
        var quarter = new CountedDays(
            PlanCalendar.CalendarQuarters.FirstDay(Period.Parse("2024-Q1")), PlanCalendar.CalendarQuarters.LastDay(Period.Parse("2024-Q1")));

        var rows = await ward.Rows("wasteSpots", new RowFilter { Days = quarter, CountedBy = figure });

        Assert.Equal(["Chợ"], rows.Select(row => row.Text));
        await using var db = ward.Db();
        var share = figure.ShareWithin(quarter);
        Assert.Equal(1, Ward.Register("wasteSpots").Entries(db, new RowFilter()).ToList().Sum(share));
    }

    [Fact]
    public async Task The_share_of_a_row_in_a_sum_is_its_number()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("satisfaction", "area,respondedOn,field,valid,satisfied", "kp-1,2024-02-01,business,40,38", "kp-1,2024-02-01,civilStatus,10,9");
        var figure = Ward.Register("satisfaction").Counted.Single(counted => counted.Figure == "satisfiedBusiness");
        await using var db = ward.Db();

        Assert.Equal([0m, 38m],
            Ward.Register("satisfaction").Entries(db, new RowFilter()).ToList()
                .Select(figure.ShareWithin(new CountedDays(new(2024, 1, 1), new(2024, 3, 31)))).Order());
    }

    [Theory]
    [InlineData("2024-Q1", 1)]
    [InlineData("2024-Q2", 0)]
    public async Task Rows_are_found_by_the_day_they_are_dated(string period, int found)
    {
        await using var ward = await Ward.Open();
        await OneWell(ward);
        var days = new CountedDays(PlanCalendar.CalendarQuarters.FirstDay(Period.Parse(period)), PlanCalendar.CalendarQuarters.LastDay(Period.Parse(period)));

        Assert.Equal(found, (await ward.Rows("wells", new RowFilter { Days = days })).Count);
    }

    [Theory]
    [InlineData("wells", "area,address,code,sealedOn", "kp-1,1 Lê Lợi,G7,2024-02-01")]
    [InlineData("wasteSpots", "area,place,foundOn,clearedOn", "kp-1,Chợ,2024-02-01,")]
    [InlineData("classifications", "area,year,kind,name,safe,noHiding,quickDetection", "kp-1,2024,residentialGroup,Tổ 1,yes,no,")]
    [InlineData("admissions", "area,decisionNumber,decidedOn,name", "kp-1,02-QĐ/ĐU,2024-02-01,Bình")]
    [InlineData("ratings", "area,year,subject,cell,rated,completed", "kp-1,2024,member,Chi bộ 1,25,24")]
    [InlineData("satisfaction", "area,respondedOn,field,valid,satisfied", "kp-1,2024-02-01,landConstruction,40,38")]
    [InlineData("alleys", "area,name,completedOn,isKeyWork", "kp-1,Hẻm 236,2024-02-01,yes")]
    [InlineData("milestones", "area,work,name,plannedOn,actualOn", "kp-1,alley-236,Khởi công,2024-02-01,2024-02-03")]
    public async Task The_cells_of_a_row_are_those_of_the_file_it_came_from(string register, string header, string line)
    {
        await using var ward = await Ward.Open();
        await ward.Enter(register, header, line);

        var row = Assert.Single(await ward.Rows(register));
        Assert.Equal(line, string.Join(',', header.Split(',').Select(column => row.Cells[column])));
    }

    private static async Task<RegisterRow> OneWell(Ward ward)
    {
        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,2024-02-01", First);
        return Assert.Single(await ward.Rows("wells"));
    }

    private static IChange Edit(RegisterRow row, string line) => Ward.Register("wells").Edit(row.Id, row.Version, Cells(line));

    private static RowCells Cells(string line) => Ward.Read("wells", Wells, line).Row!;
}
