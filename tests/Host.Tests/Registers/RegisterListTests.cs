using ActionPlan.Host.Commands;
using ActionPlan.Host.Due;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.ModuleKit;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Registers;

public sealed class RegisterListTests(RegisterListTests.Kept kept) : IClassFixture<RegisterListTests.Kept>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "Hẻm 10|Hẻm Ủy ban|Hẻm 9|Hẻm Đào")]
    [InlineData("?sort=name", "Hẻm 9|Hẻm 10|Hẻm Đào|Hẻm Ủy ban")]
    [InlineData("?sort=-name", "Hẻm Ủy ban|Hẻm Đào|Hẻm 10|Hẻm 9")]
    [InlineData("?sort=completedOn", "Hẻm Đào|Hẻm 9|Hẻm Ủy ban|Hẻm 10")]
    [InlineData("?q=uy ban", "Hẻm Ủy ban")]
    [InlineData("?q=DAO hem", "Hẻm Đào")]
    [InlineData("?q=khu pho", "Hẻm 10|Hẻm Ủy ban|Hẻm 9")]
    [InlineData("?area=kp-1", "Hẻm Ủy ban|Hẻm 9")]
    [InlineData("?area=ward&period=2024", "Hẻm 10|Hẻm Ủy ban")]
    [InlineData("?period=2024-Q2", "Hẻm Ủy ban")]
    [InlineData("?is-isKeyWork=yes", "Hẻm Đào")]
    [InlineData("?area=ward&period=2024-Q4&figure=alleysCompleted", "Hẻm 10")]
    [InlineData("?state=withdrawn", "Hẻm nhầm")]
    public async Task Rows_are_found_and_sorted_as_the_address_says(string address, string found)
    {
        Assert.Equal(found.Split('|'), (await List("alleys", address)).Rows.Select(listed => listed.Row.Cells["name"]));
    }

    [Theory]
    [InlineData("?state=open", "Bãi đất")]
    [InlineData("?state=done", "Chợ")]
    [InlineData("?period=2024-Q2&area=ward&figure=wasteSpotsRemaining", "Bãi đất|Chợ")]
    [InlineData("?period=2024-Q3&area=ward&figure=wasteSpotsRemaining", "Bãi đất")]
    public async Task What_is_still_open_is_told_from_what_is_done_and_from_what_was_open_then(string address, string found)
    {

        Assert.Equal(found.Split('|'), (await List("wasteSpots", address)).Rows.Select(listed => listed.Row.Cells["place"]));
    }

    [Fact]
    public async Task People_are_sorted_by_their_given_names()
    {
        Assert.Equal(["Nguyễn Văn An", "Trần Thị Ánh", "Phạm Dung", "Lê Văn Đào"],
            (await List("admissions", "?sort=name")).Rows.Select(listed => listed.Row.Cells["name"]));
    }

    [Fact]
    public async Task A_figure_that_adds_up_shows_what_each_row_gives()
    {

        var list = await List("ratings", "?figure=membersRated&area=ward&period=2024-Q4");

        Assert.Equal((2, 43m), (list.Count, list.Sum));
        Assert.Equal([12m, 31m], list.Rows.Select(listed => listed.Share).Order());
    }

    [Fact]
    public async Task A_page_holds_so_many_and_tells_of_all()
    {
        foreach (var sort in new[] { "", "&sort=-completedOn" })
        {
            var second = await List("alleys", "?page=2" + sort, pageSize: 3);
            Assert.Equal((4, "Hẻm Đào"), (second.Count, Assert.Single(second.Rows).Row.Cells["name"]));
        }
    }

    [Fact]
    public void An_address_read_and_written_again_is_the_same()
    {
        const string address = "?area=kp-1&period=2024-Q3&figure=alleysCompleted&state=withdrawn&is-isKeyWork=no&q=%E1%BB%A7y&sort=-name&page=3";

        Assert.Equal(address, Filter(kept.Ward, "alleys", address).Query());
    }

    [Fact]
    public async Task What_has_to_be_confirmed_is_what_is_over_and_was_not()
    {
        await using var db = kept.Ward.Get<AppDbFactory>().CreateDbContext();
        var standing = await new RegisterStandings(db, kept.Ward.Get<Plans.PlanInForce>()).Load(
            Reach.Everything, KnownRegister.All, Kernel.Period.Parse("2024-Q1"), new DateOnly(2024, 10, 5), Cancellation);

        Assert.Equal(["2024-Q2", "2024-Q3"], standing.Single(one => one.Known.Register.Id == "wells").Due.Select(due => due.Period.ToString()));
        Assert.Equal("2024-Q1", standing.Single(one => one.Known.Register.Id == "wells").Confirmed!.Period.ToString());
        Assert.Empty(standing.Single(one => one.Known.Register.Id == "ratings").Due);
        Assert.Empty(standing.Single(one => one.Known.Register.Id == "milestones").Due);
    }

    private static RegisterFilter Filter(Ward ward, string register, string address)
    {
        var misread = new List<Misread>();
        var filter = RegisterFilter.Read(ward.Plan, KnownRegister.Find(register)!, QueryHelpers.ParseQuery(address), misread);
        Assert.Empty(misread);
        return filter;
    }

    private async Task<RegisterList> List(string register, string address, int pageSize = RegisterList.PageSize)
    {
        await using var db = kept.Ward.Get<AppDbFactory>().CreateDbContext();
        return await new RegisterLists(db).Load(
            kept.Ward.Plan, ActivatorUtilities.CreateInstance<RowWords>(kept.Ward.Services), Filter(kept.Ward, register, address), pageSize, Cancellation);
    }

    /// <summary>A ward's registers, which the tests only read.</summary>
    public sealed class Kept : IAsyncLifetime
    {
        internal Ward Ward { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Ward = await RegistersPlan.Open();
            await Enter("alleys", ("area", "ward"), ("name", "Hẻm Đào"), ("completedOn", "2023-02-01"), ("isKeyWork", "yes"));
            await Enter("alleys", ("area", "kp-1"), ("name", "Hẻm 9"), ("completedOn", "2023-05-01"));
            await Enter("alleys", ("area", "kp-1"), ("name", "Hẻm Ủy ban"), ("completedOn", "2024-05-01"));
            await Enter("alleys", ("area", "kp-2"), ("name", "Hẻm 10"), ("completedOn", "2024-10-01"));
            var wrong = await Enter("alleys", ("area", "kp-2"), ("name", "Hẻm nhầm"), ("completedOn", "2024-10-01"));
            await Ward.Get<CommandSender>().Send(new WithdrawRow("works", "alleys", wrong.RowId!.Value, 1, "Ghi nhầm"), Actor.System("Thử"), Cancellation);
            await Enter("wasteSpots", ("area", "kp-1"), ("place", "Chợ"), ("foundOn", "2024-05-01"), ("clearedOn", "2024-08-01"));
            await Enter("wasteSpots", ("area", "kp-1"), ("place", "Bãi đất"), ("foundOn", "2024-06-01"));
            foreach (var name in new[] { "Trần Thị Ánh", "Lê Văn Đào", "Nguyễn Văn An", "Phạm Dung" })
            {
                await Enter("admissions", ("area", "ward"), ("decisionNumber", "1"), ("decidedOn", "2024-05-01"), ("name", name));
            }

            await Enter("ratings", ("area", "ward"), ("year", "2024"), ("subject", "member"), ("cell", "Chi bộ 1"), ("rated", "31"), ("completed", "30"));
            await Enter("ratings", ("area", "kp-1"), ("year", "2024"), ("subject", "member"), ("cell", "Chi bộ 2"), ("rated", "12"), ("completed", "12"));
            await Enter("ratings", ("area", "ward"), ("year", "2024"), ("subject", "cell"), ("cell", "Chi bộ 1"), ("rated", "1"), ("completed", "1"));
            await Ward.Get<CommandSender>()
                .Send(new ConfirmRegister("environment", "wells", "ward", [Kernel.Period.Parse("2024-Q1")]), Actor.System("Thử"), Cancellation);
        }

        public ValueTask DisposeAsync() => Ward.DisposeAsync();

        private async Task<RowSaved> Enter(string register, params (string Column, string Cell)[] cells)
        {
            var saved = await Ward.Get<CommandSender>().Send(
                new EnterRow(KnownRegister.Find(register)!.Module.Name, register,
                    cells.ToDictionary(cell => cell.Column, cell => cell.Cell, StringComparer.Ordinal)), Actor.System("Thử"), Cancellation);
            Assert.True(saved.IsDone);
            return saved;
        }
    }
}
