using ActionPlan.Kernel;

namespace ActionPlan.Modules.Tests;

public sealed class EnvironmentFigures
{
    private const string Wells = "area,address,code,sealedOn";
    private const string Spots = "area,place,foundOn,clearedOn";

    [Fact]
    public async Task Wells_sealed_on_the_first_and_the_last_day_of_a_quarter_count_in_it()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,,2023-12-31", "kp-1,2 Lê Lợi,,2024-01-01", "kp-1,3 Lê Lợi,,2024-03-31", "kp-1,4 Lê Lợi,,2024-04-01");

        Assert.Equal("kp-1: 2", await ward.Count("wellsSealed", "2024-Q1"));
        Assert.Equal("kp-1: 3", await ward.Count("wellsSealed", "2024"));
    }

    [Fact]
    public async Task Wells_are_counted_for_each_area_and_areas_without_any_are_left_out()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,,2024-02-01", "kp-1,2 Lê Lợi,,2024-02-02", "kp-2,1 Lê Lợi,,2024-02-02", "kp-2,9 Lê Lợi,,2024-05-02");

        Assert.Equal("kp-1: 2, kp-2: 1", await ward.Count("wellsSealed", "2024-Q1"));
        Assert.Equal("kp-2: 1", await ward.Count("wellsSealed", "2024-Q2"));
        Assert.Equal("", await ward.Count("wellsSealed", "2024-Q3"));
    }

    [Fact]
    public async Task Wells_follow_the_calendar_of_decree_09_where_the_plan_uses_it()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,,2023-12-14", "kp-1,2 Lê Lợi,,2023-12-15", "kp-1,3 Lê Lợi,,2024-03-14", "kp-1,4 Lê Lợi,,2024-03-15");

        Assert.Equal("kp-1: 2", await ward.Count("wellsSealed", "2024-Q1", PlanCalendar.Decree09));
    }

    [Fact]
    public async Task Two_wells_of_one_address_are_told_apart_by_their_codes()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("wells", Wells, "kp-1,1 Lê Lợi,A,2024-02-01", "kp-1,1 Lê Lợi,B,2024-02-01");

        Assert.Equal("kp-1: 2", await ward.Count("wellsSealed", "2024-Q1"));
    }

    [Fact]
    public async Task A_waste_spot_found_on_the_last_day_remains_and_one_found_after_it_does_not()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("wasteSpots", Spots, "kp-1,Chợ,2024-03-31,", "kp-1,Cầu,2024-04-01,");

        Assert.Equal("kp-1: 1", await ward.Count("wasteSpotsRemaining", "2024-Q1"));
    }

    [Fact]
    public async Task A_waste_spot_cleared_on_the_last_day_no_longer_remains_and_one_cleared_a_day_later_does()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("wasteSpots", Spots, "kp-1,Chợ,2023-05-01,2024-03-31", "kp-1,Cầu,2023-05-01,2024-04-01");

        Assert.Equal("kp-1: 1", await ward.Count("wasteSpotsRemaining", "2024-Q1"));
        Assert.Equal("", await ward.Count("wasteSpotsRemaining", "2024-Q2"));
    }

    [Fact]
    public async Task A_waste_spot_that_is_entered_again_with_its_day_of_clearing_is_the_same_spot()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("wasteSpots", Spots, "kp-1,Chợ,2024-01-10,");
        await ward.Enter("wasteSpots", Spots, "kp-1,Chợ,2024-01-10,2024-05-02");

        Assert.Equal("kp-1: 1", await ward.Count("wasteSpotsRemaining", "2024-Q1"));
        Assert.Equal("", await ward.Count("wasteSpotsRemaining", "2024-Q2"));
        Assert.Equal(new DateOnly(2024, 5, 2), Assert.Single(await ward.Rows("wasteSpots")).DoneOn);
    }
}
