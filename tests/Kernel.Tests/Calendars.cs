using ActionPlan.Kernel;

namespace ActionPlan.Kernel.Tests;

public sealed class Calendars
{
    [Theory]
    [InlineData(PlanCalendar.CalendarQuarters, "2024-Q1", "2024-01-01", "2024-03-31")]
    [InlineData(PlanCalendar.CalendarQuarters, "2024-Q2", "2024-04-01", "2024-06-30")]
    [InlineData(PlanCalendar.CalendarQuarters, "2024-Q4", "2024-10-01", "2024-12-31")]
    [InlineData(PlanCalendar.CalendarQuarters, "2024", "2024-01-01", "2024-12-31")]
    [InlineData(PlanCalendar.Decree09, "2024-Q1", "2023-12-15", "2024-03-14")]
    [InlineData(PlanCalendar.Decree09, "2024-Q2", "2024-03-15", "2024-06-14")]
    [InlineData(PlanCalendar.Decree09, "2024-Q4", "2024-09-15", "2024-12-14")]
    [InlineData(PlanCalendar.Decree09, "2024", "2023-12-15", "2024-12-14")]
    public void A_period_runs_from_its_first_to_its_last_day(PlanCalendar calendar, string period, string first, string last)
    {
        Assert.Equal(DateOnly.Parse(first, null), calendar.FirstDay(Period.Parse(period)));
        Assert.Equal(DateOnly.Parse(last, null), calendar.LastDay(Period.Parse(period)));
    }

    [Theory]
    [InlineData(PlanCalendar.CalendarQuarters, "2024-12-31", "2024-Q4")]
    [InlineData(PlanCalendar.CalendarQuarters, "2025-01-01", "2025-Q1")]
    [InlineData(PlanCalendar.Decree09, "2024-12-14", "2024-Q4")]
    [InlineData(PlanCalendar.Decree09, "2024-12-15", "2025-Q1")]
    [InlineData(PlanCalendar.Decree09, "2024-03-14", "2024-Q1")]
    [InlineData(PlanCalendar.Decree09, "2024-03-15", "2024-Q2")]
    public void A_day_belongs_to_one_quarter(PlanCalendar calendar, string day, string quarter) =>
        Assert.Equal(Period.Parse(quarter), calendar.QuarterOf(DateOnly.Parse(day, null)));

    [Theory]
    [InlineData(PlanCalendar.CalendarQuarters)]
    [InlineData(PlanCalendar.Decree09)]
    public void Quarters_follow_each_other_without_a_gap_and_hold_all_their_days(PlanCalendar calendar)
    {
        for (var quarter = Period.OfQuarter(2020, 1); quarter < Period.OfYear(2028); quarter = quarter.AddQuarters(1))
        {
            Assert.Equal(calendar.LastDay(quarter).AddDays(1), calendar.FirstDay(quarter.AddQuarters(1)));
            Assert.Equal(quarter, calendar.QuarterOf(calendar.FirstDay(quarter)));
            Assert.Equal(quarter, calendar.QuarterOf(calendar.LastDay(quarter)));
        }
    }
}
