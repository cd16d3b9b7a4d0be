using ActionPlan.Host.Plans;
using ActionPlan.Host.Due;
using ActionPlan.Host.Tests.Alerts;

namespace ActionPlan.Host.Tests.Scheduling;

public sealed class DueQuartersTests
{
    [Theory]
    [InlineData("2024-10-05 07:59", "2024-Q1 2024-Q2")]
    [InlineData("2024-10-05 08:00", "2024-Q1 2024-Q2 2024-Q3")]
    [InlineData("2024-04-05 07:59", "")]
    [InlineData("2026-01-05 08:00", "2024-Q1 2024-Q2 2024-Q3 2024-Q4 2025-Q1 2025-Q2 2025-Q3 2025-Q4")]
    [InlineData("2031-01-01 00:00", "2024-Q1 2024-Q2 2024-Q3 2024-Q4 2025-Q1 2025-Q2 2025-Q3 2025-Q4")]
    public async Task A_closed_quarter_is_due_on_the_plan_s_day_at_its_time(string now, string due)
    {
        await using var ward = await Ward.Open();

        Assert.Equal(due, string.Join(' ', ward.Plan.QuartersDue(Period.Parse("2024-Q1"), Ward.Time(now))));
    }

    [Theory]
    [InlineData("", "2024-Q3", "2025-Q1", "2024-Q3 2024-Q4")]
    [InlineData("", "2020-Q1", "2024-Q4", "2024-Q1 2024-Q2 2024-Q3")]
    [InlineData("", "2026-Q4", "2026-Q4", "")]
    [InlineData("2024-Q2", "2026-Q4", "2024-Q4", "2024-Q2 2024-Q3")]
    [InlineData("2019-Q2", "2026-Q4", "2024-Q3", "2024-Q1 2024-Q2")]
    public async Task A_plan_is_in_use_from_where_it_says_or_from_its_installation_and_within_its_term(
        string inUseFrom, string installed, string nowIn, string due)
    {
        var declared = inUseFrom.Length == 0 ? "" : $"\"inUseFrom\": \"{inUseFrom}\",";
        await using var ward = await Ward.Open(plan: WardPlan.Json.Replace("\"inUseFrom\": \"2024-Q1\",", declared, StringComparison.Ordinal));
        var now = ward.Plan.EvaluationOf(Period.Parse(nowIn).AddQuarters(-1));

        Assert.Equal(due, string.Join(' ', ward.Plan.QuartersDue(Period.Parse(installed), now)));
    }

    [Fact]
    public async Task The_plan_s_calendar_zone_day_and_time_decide()
    {
        var plan = WardPlan.Json.Replace(
            "\"inUseFrom\":",
            "\"calendar\": \"decree09\", \"timeZone\": \"Asia/Tokyo\", \"schedules\": { \"evaluateOnDay\": 10, \"evaluateAt\": \"17:30\" }, \"inUseFrom\":",
            StringComparison.Ordinal);
        await using var ward = await Ward.Open(plan: plan);

        Assert.Equal(new DateTimeOffset(2024, 9, 24, 17, 30, 0, TimeSpan.FromHours(9)), ward.Plan.EvaluationOf(Period.Parse("2024-Q3")));
    }

    [Fact]
    public async Task The_quarter_in_which_a_plan_first_came_into_force_is_remembered()
    {
        await using var ward = await Ward.Open("2024-12-31 23:30");
        Assert.Equal("2024-Q4", ward.Get<PlanInForce>().InUseSince.ToString());

        ward.Clock.Advance(TimeSpan.FromDays(400));
        await ward.Restart();
        Assert.Equal("2024-Q4", ward.Get<PlanInForce>().InUseSince.ToString());
    }
}
