using ActionPlan.Kernel;

namespace ActionPlan.Modules.Tests;

public sealed class SecurityFigures
{
    private const string Header = "area,year,kind,name,safe,noHiding,quickDetection";

    [Fact]
    public async Task Only_what_was_assessed_as_such_counts()
    {
        await using var ward = await Ward.Open();
        await ward.Enter(
            "classifications",
            Header,
            "kp-1,2024,neighbourhood,Khu phố 1,,yes,yes",
            "kp-2,2024,neighbourhood,Khu phố 2,,no,",
            "kp-1,2024,residentialGroup,Tổ 1,yes,,",
            "kp-1,2024,residentialGroup,Tổ 2,no,yes,yes",
            "kp-1,2024,residentialGroup,Tổ 3,,,");

        Assert.Equal("kp-1: 1", await ward.Count("neighbourhoodsWithoutHiding", "2024"));
        Assert.Equal("kp-1: 1", await ward.Count("neighbourhoodsQuickDetection", "2024"));
        Assert.Equal("kp-1: 1", await ward.Count("residentialGroupsSafe", "2024"));
        Assert.Equal("kp-1: 3", await ward.Count("residentialGroups", "2024"));
    }

    [Theory]
    [InlineData("2023", "kp-1: 1")]
    [InlineData("2024", "kp-1: 2")]
    [InlineData("2025", "")]
    public async Task A_classification_counts_in_its_own_year_only(string year, string expected)
    {
        await using var ward = await Ward.Open();
        await ward.Enter("classifications", Header, "kp-1,2023,residentialGroup,Tổ 1,yes,,", "kp-1,2024,residentialGroup,Tổ 1,yes,,",
            "kp-1,2024,residentialGroup,Tổ 2,yes,,");

        Assert.Equal(expected, await ward.Count("residentialGroupsSafe", year));
    }

    [Fact]
    public async Task The_year_of_decree_09_is_that_of_its_last_day()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("classifications", Header, "kp-1,2023,residentialGroup,Tổ 1,yes,,", "kp-1,2024,residentialGroup,Tổ 1,yes,,",
            "kp-1,2024,residentialGroup,Tổ 2,yes,,");

        Assert.Equal("kp-1: 2", await ward.Count("residentialGroups", "2024", PlanCalendar.Decree09));
    }
}
