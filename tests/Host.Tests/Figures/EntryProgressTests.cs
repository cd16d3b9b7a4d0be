using ActionPlan.Host.Due;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;

namespace ActionPlan.Host.Tests.Figures;

/// <summary>Figures of the third quarter are due on 4 October.</summary>
public sealed class EntryProgressTests
{
    private static readonly DateOnly FifthOfOctober = new(2024, 10, 5);

    [Fact]
    public async Task A_figure_s_way_is_followed_from_missing_to_approved_and_its_day_is_that_of_the_submission()
    {
        await using var ward = await Ward.Open("2024-10-03 08:00");
        Assert.Equal(CellStage.Missing, (await Cases(ward)).Stage);

        await ward.Type(Office.Clerk, Office.Cases, 3);
        Assert.Equal((CellStage.Draft, null), await StageAndDay(ward));

        ward.Clock.Advance(TimeSpan.FromDays(1));
        await ward.Do(Office.Clerk, new SubmitSheet(Office.Sheet));
        Assert.Equal((CellStage.Submitted, new DateOnly(2024, 10, 4)), await StageAndDay(ward));

        ward.Clock.Advance(TimeSpan.FromDays(10));
        await ward.Approves(Office.Head, Office.Cases);
        var approved = await Cases(ward);
        Assert.Equal((CellStage.Approved, new DateOnly(2024, 10, 4), false), (approved.Stage, approved.HandedInOn, approved.IsLate));
    }

    [Fact]
    public async Task What_was_typed_in_time_and_submitted_after_the_day_is_late()
    {
        await using var ward = await Ward.Open("2024-10-04 23:00");
        await ward.Type(Office.Clerk, Office.Cases, 3);
        Assert.False((await Cases(ward)).IsOverdueOn(new DateOnly(2024, 10, 4)));
        Assert.True((await Cases(ward)).IsOverdueOn(FifthOfOctober));

        // Past midnight in the plan's place, where it is still the fourth by universal time.
        ward.Clock.Advance(TimeSpan.FromMinutes(61));
        await ward.Do(Office.Clerk, new SubmitSheet(Office.Sheet));
        await ward.Approves(Office.Head, Office.Cases);

        var cell = await Cases(ward);
        Assert.Equal((FifthOfOctober, true), (cell.HandedInOn, cell.IsLate));
    }

    [Fact]
    public async Task A_correction_months_later_does_not_make_the_unit_late()
    {
        await using var ward = await Ward.Open("2024-10-03 08:00");
        await ward.Type(Office.Clerk, Office.Cases, 3);
        await ward.Do(Office.Clerk, new SubmitSheet(Office.Sheet));
        await ward.Approves(Office.Head, Office.Cases);

        ward.Clock.Advance(TimeSpan.FromDays(90));
        await ward.Type(Office.Clerk, Office.Cases, 4);
        Assert.Equal(CellStage.Approved, (await Cases(ward)).Stage);
        await ward.Do(Office.Clerk, new SubmitSheet(Office.Sheet));
        await ward.Approves(Office.Head, Office.Cases);

        Assert.False((await Cases(ward)).IsLate);
    }

    [Fact]
    public async Task What_was_due_before_the_plan_was_in_use_is_not_missed()
    {
        await using var ward = await Ward.Open(
            "2024-12-03 08:00", WardPlan.Json.Replace("\"inUseFrom\": \"2024-Q1\"", "\"inUseFrom\": \"2024-Q4\"", StringComparison.Ordinal));

        var sheet = Assert.Single(SheetProgress.Of(await Load(ward)));
        Assert.Equal((2, 0, null), (sheet.Missing, sheet.Overdue(new DateOnly(2024, 12, 3)), sheet.NextDue));
    }

    private static async Task<(CellStage, DateOnly?)> StageAndDay(Ward ward)
    {
        var cell = await Cases(ward);
        return (cell.Stage, cell.HandedInOn);
    }

    private static async Task<CellProgress> Cases(Ward ward) => (await Load(ward)).Single(cell => cell.Key == Office.Cases);

    private static Task<IReadOnlyList<CellProgress>> Load(Ward ward) =>
        ward.Read(
            db =>
                new EntryProgress(db, ward.Get<Plans.PlanInForce>()).Load(
                    Period.Parse("2024-Q1"), ["police"], [Office.Q3], TestContext.Current.CancellationToken));
}
