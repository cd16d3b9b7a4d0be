namespace ActionPlan.Modules.Tests;

public sealed class AdministrationFigures
{
    private const string Header = "area,respondedOn,field,valid,satisfied";

    [Fact]
    public async Task Responses_of_all_fields_are_summed_within_the_first_and_last_day()
    {
        await using var ward = await Ward.Open();
        await ward.Enter(
            "satisfaction",
            Header,
            "kp-1,2023-12-31,business,100,100",
            "kp-1,2024-01-01,business,40,38",
            "kp-1,2024-03-31,civilStatus,60,60",
            "kp-1,2024-04-01,business,100,100");

        Assert.Equal("kp-1: 100", await ward.Count("responsesValid", "2024-Q1"));
        Assert.Equal("kp-1: 98", await ward.Count("responsesSatisfied", "2024-Q1"));
    }

    [Theory]
    [InlineData("civilStatus", "CivilStatus")]
    [InlineData("certification", "Certification")]
    [InlineData("landConstruction", "LandConstruction")]
    [InlineData("socialPolicy", "SocialPolicy")]
    [InlineData("business", "Business")]
    public async Task Each_field_of_service_is_counted_apart(string cell, string figure)
    {
        await using var ward = await Ward.Open();
        string[] fields = ["civilStatus", "certification", "landConstruction", "socialPolicy", "business"];
        await ward.Enter("satisfaction", Header, [.. fields.Select(field => $"kp-1,2024-02-01,{field},{(field == cell ? "20,19" : "7,5")}")]);

        Assert.Equal("kp-1: 20", await ward.Count($"responses{figure}", "2024-Q1"));
        Assert.Equal("kp-1: 19", await ward.Count($"satisfied{figure}", "2024-Q1"));
    }

    [Fact]
    public async Task The_tally_of_a_day_entered_again_replaces_the_earlier_one()
    {
        await using var ward = await Ward.Open();
        await ward.Enter("satisfaction", Header, "kp-1,2024-02-01,business,40,38", "kp-1,2024-02-01,business,41,39");

        Assert.Equal("kp-1: 41", await ward.Count("responsesValid", "2024-Q1"));
    }
}
