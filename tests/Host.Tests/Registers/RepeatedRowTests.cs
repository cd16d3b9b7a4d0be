using System.Globalization;
using System.Text;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.ModuleKit;
using static ActionPlan.Host.Tests.Registers.RegisterFiles;

namespace ActionPlan.Host.Tests.Registers;

/// <summary>One well is one row, however its address was typed; rows that may be one are asked about.</summary>
public sealed class RepeatedRowTests : IAsyncLifetime
{
    private Ward ward = null!;

    public async ValueTask InitializeAsync() => ward = await RegisterFiles.Open();

    public ValueTask DisposeAsync() => ward.DisposeAsync();

    [Fact]
    public async Task An_upload_asks_about_rows_that_differ_in_spelling_and_takes_them_once_it_is_answered()
    {
        var preview = await ward.Preview(
            "wells", Csv("kp-1,1 quang trung,007,2024-03-01", "kp-1,3 Hoà Bình,,2024-03-01", "kp-1,3 Hòa Bình,,2024-03-01"), "so.csv");

        Assert.Empty(preview.Problems);
        Assert.True(preview.CanBeTaken);
        Assert.Equal(
            ["so.csv:2: Có thể trùng với dòng 1 trong sổ (\"1 Quang Trung – 007\")", "so.csv:4: Có thể trùng với so.csv:3 (\"3 Hoà Bình\")"],
            preview.Changes.Select(change => change.Alike?.ToString(CultureInfo.GetCultureInfo("vi-VN"))).OfType<string>()
                .Select(said => said.Split(": chỉ khác")[0]));
        Assert.Equal(["so.csv:4"], preview.Unanswered(["so.csv:2"]).Select(change => change.Place));
        Assert.All(await ward.Take(preview), row => Assert.True(row.IsDone));
        Assert.Equal(5, (await ward.Rows("wells")).Count);
    }

    [Fact]
    public async Task A_row_in_spelling_alike_that_came_meanwhile_stands_in_the_way()
    {
        var preview = await ward.Preview("wells", Csv("kp-1,3 Hòa Bình,,2024-03-01"), "so.csv");
        await ward.Enter("wells", ("area", "kp-1"), ("address", "3 Hoà Bình"), ("sealedOn", "2024-03-01"));

        var taken = Assert.Single(await ward.Take(preview));

        Assert.Equal((RowOutcome.AlikeThere, false), (taken.Outcome, taken.IsDone));
        var again = await ward.Preview("wells", Csv("kp-1,3 Hòa Bình,,2024-03-01"), "so.csv");
        Assert.Contains("Có thể trùng", Assert.Single(again.Changes).Alike!.Message(CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal);
        Assert.NotEqual(preview.Mark, again.Mark);
    }

    [Fact]
    public async Task Rows_that_no_quarter_of_the_term_counts_are_told_when_entered_and_when_the_register_is_looked_through()
    {
        var before = await ward.Enter("wells", ("area", "kp-1"), ("address", "8 Hòa Bình"), ("sealedOn", "1925-11-01"));
        var spot = await ward.Enter("wasteSpots", ("area", "kp-1"), ("place", "Chợ"), ("foundOn", "2019-11-01"));
        var within = await ward.Enter("wells", ("area", "kp-1"), ("address", "9 Hòa Bình"), ("sealedOn", "2024-09-01"));
        var ahead = await ward.Enter("wells", ("area", "kp-1"), ("address", "10 Hòa Bình"), ("sealedOn", "2042-09-01"));

        // A black spot found before the term and not cleared is counted in all of it.
        Assert.Equal([true, false, false], new[] { before, spot, within }.Select(row => row.IsOutsideTerm));
        Assert.Equal("AheadNear", Assert.Single(ahead.Problems).Key);
        var preview = await ward.Preview("wells", Csv("kp-1,11 Hòa Bình,,1925-11-01"), "so.csv");
        Assert.Equal("OutsideTerm", Assert.Single(preview.Doubts).Key);
        var told = await ward.Read(
            db => new OutsideTerm(ward.Plan, KnownRegister.Find("wells")!).Rows(db, ["ward", "kp-1", "kp-2"], TestContext.Current.CancellationToken));
        Assert.Equal(["8 Hòa Bình"], told.Select(row => row.Text));
    }

    private static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes("area,address,code,sealedOn\n" + string.Join('\n', lines) + "\n");
}
