namespace ActionPlan.Modules.Tests;

public sealed class PartyBuildingFigures
{
    [Fact]
    public async Task Members_are_admitted_in_the_quarter_of_the_decision()
    {
        await using var ward = await Ward.Open();
        await ward.Enter(
            "admissions",
            "area,decisionNumber,decidedOn,name",
            "kp-1,01-QĐ/ĐU,2023-12-31,An",
            "kp-1,02-QĐ/ĐU,2024-01-01,Bình",
            "kp-1,03-QĐ/ĐU,2024-03-31,Chi",
            "kp-1,03-QĐ/ĐU,2024-03-31,Dung",
            "kp-1,04-QĐ/ĐU,2024-04-01,Đào");

        Assert.Equal("kp-1: 3", await ward.Count("membersAdmitted", "2024-Q1"));
    }

    [Fact]
    public async Task Ratings_of_cells_and_of_members_are_summed_apart_and_by_year()
    {
        await using var ward = await Ward.Open();
        await ward.Enter(
            "ratings",
            "area,year,subject,cell,rated,completed",
            "kp-1,2024,cell,Chi bộ 1,1,1",
            "kp-1,2024,cell,Chi bộ 2,1,0",
            "kp-1,2024,member,Chi bộ 1,25,24",
            "kp-1,2024,member,Chi bộ 2,30,30",
            "kp-2,2024,member,Chi bộ 3,12,11",
            "kp-1,2023,member,Chi bộ 1,20,20");

        Assert.Equal("kp-1: 2", await ward.Count("partyCellsRated", "2024"));
        Assert.Equal("kp-1: 1", await ward.Count("partyCellsCompleted", "2024"));
        Assert.Equal("kp-1: 55, kp-2: 12", await ward.Count("membersRated", "2024"));
        Assert.Equal("kp-1: 54, kp-2: 11", await ward.Count("membersCompleted", "2024"));
    }

    [Fact]
    public async Task A_year_in_which_no_cell_completed_counts_zero_where_cells_were_rated()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("ratings", "area,year,subject,cell,rated,completed", "kp-1,2024,cell,Chi bộ 1,1,0");

        Assert.Equal("kp-1: 0", await ward.Count("partyCellsCompleted", "2024"));
    }
}
