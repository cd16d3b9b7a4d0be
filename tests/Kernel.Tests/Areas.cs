using ActionPlan.Kernel;

namespace ActionPlan.Kernel.Tests;

public sealed class Areas
{
    private static readonly DateOnly From = new(2020, 1, 1);
    private static readonly DateOnly To = new(2024, 4, 30);
    private static readonly Area Neighbourhood = new("kp-1", "Khu phố 1", "neighbourhood", From, To, []);
    private static readonly Area Ward =
        new("phuong-12", "Phường 12", "ward", From: null, To: null, [Neighbourhood, new("kp-2", "Khu phố 2", "neighbourhood", To.AddDays(1), null, [])]);

    [Fact]
    public void An_area_exists_on_its_first_and_on_its_last_day()
    {
        Assert.True(Neighbourhood.ExistsOn(From));
        Assert.True(Neighbourhood.ExistsOn(To));
        Assert.False(Neighbourhood.ExistsOn(From.AddDays(-1)));
        Assert.False(Neighbourhood.ExistsOn(To.AddDays(1)));
    }

    [Fact]
    public void An_area_exists_within_days_of_which_it_has_one()
    {
        Assert.True(Neighbourhood.ExistsWithin(To, To.AddDays(60)));
        Assert.True(Neighbourhood.ExistsWithin(From.AddDays(-60), From));
        Assert.True(Neighbourhood.ExistsWithin(From.AddDays(-60), To.AddDays(60)));
        Assert.False(Neighbourhood.ExistsWithin(To.AddDays(1), To.AddDays(60)));
        Assert.False(Neighbourhood.ExistsWithin(From.AddDays(-60), From.AddDays(-1)));
    }

    [Fact]
    public void An_area_without_dates_always_exists()
    {
        Assert.True(Ward.ExistsOn(DateOnly.MinValue));
        Assert.True(Ward.ExistsWithin(DateOnly.MaxValue, DateOnly.MaxValue));
    }

    [Fact]
    public void An_area_comes_before_those_below_it() =>
        Assert.Equal(["phuong-12", "kp-1", "kp-2"], Ward.WithDescendants().Select(area => area.Id));
}
