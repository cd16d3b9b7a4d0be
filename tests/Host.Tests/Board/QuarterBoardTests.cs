using ActionPlan.Host.Board;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Board;

/// <summary>What became worse and better since another quarter.</summary>
public sealed class QuarterBoardTests
{
    [Theory]
    [InlineData(Status.Met, Status.Missed, -1)]
    [InlineData(Status.OnTrack, Status.AtRisk, -1)]
    [InlineData(Status.AtRisk, Status.Missed, -1)]
    [InlineData(Status.Missed, Status.AtRisk, 1)]
    [InlineData(Status.AtRisk, Status.Met, 1)]
    [InlineData(Status.Met, Status.OnTrack, 0)]
    [InlineData(Status.OnTrack, Status.Met, 0)]
    [InlineData(Status.Met, Status.NoData, 0)]
    [InlineData(Status.NotDue, Status.Missed, 0)]
    [InlineData(Status.NotApplicable, Status.Met, 0)]
    [InlineData(Status.Monitored, Status.Monitored, 0)]
    public void Two_verdicts_are_compared_where_both_say_something(Status before, Status now, int direction) =>
        Assert.Equal(direction, Math.Sign(Shift.Between(before, now)));

    [Fact]
    public async Task A_quarter_is_compared_with_the_one_judged_before_it_or_with_any_other()
    {
        await using var ward = await Ward.Open(now: "2025-01-10 08:00");
        await ward.Judge("2024-Q1", RunTrigger.CatchUp, Of("security.crime", Status.Missed, 6), Of("security.detection", Status.Met, 80),
            Of("security.talks", Status.Met, 1));
        await ward.Judge("2024-Q3", RunTrigger.CatchUp, Of("security.crime", Status.OnTrack, 2), Of("security.detection", Status.Met, 80),
            Of("security.talks", Status.NoData));
        await ward.Judge("2024-Q4", RunTrigger.CatchUp, Of("security.crime", Status.Met, 4), Of("security.detection", Status.Missed, 60),
            Of("security.talks", Status.AtRisk, 0));

        var usual = await Load(ward, "2024-Q4", null);
        Assert.Equal("2024-Q3", usual.Against.ToString());
        Assert.Equal(["security.detection"], Keys(usual.Worse));
        Assert.Empty(usual.Better);
        Assert.Equal((1, 2), (usual.Good, usual.InDanger.Count));

        var other = await Load(ward, "2024-Q4", "2024-Q1");
        Assert.Equal(["security.detection", "security.talks"], Keys(other.Worse).Order());
        Assert.Equal(["security.crime"], Keys(other.Better));

        var first = await Load(ward, "2024-Q1", null);
        Assert.Null(first.Against);
        Assert.Empty(first.Shifts);
        Assert.Equal("security.talks", Assert.Single((await Load(ward, "2024-Q3", null)).Unknown).Target.Key);

        var (q1, q4) = (await Run(ward, "2024-Q1"), await Run(ward, "2024-Q4"));
        var compared = await ward.Read(db => new ComparedQuarters(db).Load(ward.Plan, q1, q4, ward.Plan.Areas.Roots[0]));
        Assert.Equal([1, -1, -1], compared.Select(one => Math.Sign(one.Direction)));
        Assert.All(compared, one => Assert.True(one.Differs));
        Assert.All(await ward.Read(db => new ComparedQuarters(db).Load(ward.Plan, q4, q4, ward.Plan.Areas.Roots[0])), one => Assert.False(one.Differs));
    }

    private static IEnumerable<string> Keys(IEnumerable<Shift> shifts) => shifts.Select(shift => shift.Line.Target.Key);

    private static async Task<RunRow> Run(Ward ward, string quarter) => (await History(ward)).Of(Period.Parse(quarter))!;

    private static Task<RunHistory> History(Ward ward) => ward.Read(db => new RunHistories(db, ward.Clock).Load(ward.Plan));

    private static async Task<QuarterBoard> Load(Ward ward, string quarter, string? against)
    {
        var runs = await History(ward);
        return await ward.Read(db =>
            new QuarterBoards(db).Load(
                ward.Plan, runs, runs.Of(Period.Parse(quarter))!, ward.Plan.Areas.Roots[0], against is null ? null : Period.Parse(against)));
    }
}
