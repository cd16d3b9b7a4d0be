namespace ActionPlan.Modules.Tests;

public sealed class WorksFigures
{
    [Fact]
    public async Task Alleys_count_in_the_quarter_in_which_they_were_completed_key_works_too()
    {
        await using var ward = await Ward.Open();
        await ward.Enter(
            "alleys",
            "area,name,completedOn,isKeyWork",
            "kp-1,Hẻm 1,2023-12-31,",
            "kp-1,Hẻm 236,2024-01-01,yes",
            "kp-1,Hẻm 3,2024-03-31,no",
            "kp-1,Hẻm 4,2024-04-01,");

        Assert.Equal("kp-1: 2", await ward.Count("alleysCompleted", "2024-Q1"));
    }

    [Fact]
    public async Task A_milestone_shows_its_work_its_planned_and_once_reached_its_actual_day()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("milestones", "area,work,name,plannedOn,actualOn", "kp-1,alley-236,Khởi công,2023-06-01,2023-07-15",
            "kp-1,alley-236,Nghiệm thu,2024-06-01,");

        var rows = (await ward.Rows("milestones")).OrderBy(row => row.Day).ToList();
        Assert.All(rows, row => Assert.Equal("alley-236", row.Work));
        Assert.Equal(new DateOnly(2023, 7, 15), rows[0].DoneOn);
        Assert.Equal(new DateOnly(2024, 6, 1), rows[1].Day);
        Assert.Null(rows[1].DoneOn);
    }
}
