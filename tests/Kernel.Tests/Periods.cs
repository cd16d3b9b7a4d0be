using ActionPlan.Kernel;

namespace ActionPlan.Kernel.Tests;

public sealed class Periods
{
    [Theory]
    [InlineData("2024-Q3", 2024, 3)]
    [InlineData("1900-Q1", 1900, 1)]
    [InlineData("2199-Q4", 2199, 4)]
    [InlineData("2024", 2024, 0)]
    public void A_period_reads_as_it_is_written(string text, int year, int quarter)
    {
        var period = Period.Parse(text);

        Assert.Equal((year, quarter), (period.Year, period.Quarter));
        Assert.Equal(text, period.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("2024-Q0")]
    [InlineData("2024-Q5")]
    [InlineData("2024-q1")]
    [InlineData("2024Q1")]
    [InlineData("2024/Q1")]
    [InlineData(" 2024")]
    [InlineData("+024")]
    [InlineData("1899")]
    [InlineData("2200-Q1")]
    [InlineData("2024-Q1 ")]
    [InlineData("٢٠٢٤")]
    public void Anything_else_is_not_a_period(string? text)
    {
        Assert.False(Period.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Period.Parse(text!));
    }

    [Fact]
    public void A_period_cannot_be_made_outside_its_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfYear(1899));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfYear(2200));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfQuarter(2024, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfQuarter(2024, 5));
    }

    [Fact]
    public void Periods_are_ordered_by_their_last_quarter_and_a_year_follows_its_fourth()
    {
        string[] inOrder = ["2023", "2024-Q1", "2024-Q3", "2024-Q4", "2024", "2025-Q1"];

        Assert.Equal(inOrder, inOrder.Reverse().Select(Period.Parse).Order().Select(period => period.ToString()));
        Assert.True(Period.Parse("2024-Q4") < Period.Parse("2024"));
        Assert.True(Period.Parse("2025-Q1") > Period.Parse("2024"));
        Assert.True(Period.Parse("2024") <= Period.Parse("2024") && Period.Parse("2024") >= Period.Parse("2024"));
    }

    [Theory]
    [InlineData("2024-Q3", 1, "2024-Q4")]
    [InlineData("2024-Q4", 1, "2025-Q1")]
    [InlineData("2024-Q1", -1, "2023-Q4")]
    [InlineData("2020-Q3", 21, "2025-Q4")]
    [InlineData("2024", 1, "2025-Q1")]
    public void Quarters_are_counted_across_years(string from, int count, string expected) =>
        Assert.Equal(Period.Parse(expected), Period.Parse(from).AddQuarters(count));

    [Fact]
    public void A_year_covers_its_four_quarters_and_a_quarter_itself()
    {
        Assert.Equal("2024-Q1 2024-Q2 2024-Q3 2024-Q4", string.Join(' ', Period.OfYear(2024).Quarters));
        Assert.Equal("2024-Q2", string.Join(' ', Period.OfQuarter(2024, 2).Quarters));
        Assert.Equal(Period.OfQuarter(2024, 4), Period.OfYear(2024).LastQuarter);
        Assert.Equal(Period.OfYear(2024), Period.OfQuarter(2024, 2).WholeYear);
    }

    [Fact]
    public void The_number_of_a_quarter_leads_back_to_it()
    {
        var quarter = Period.OfQuarter(2024, 3);

        Assert.Equal(quarter, Period.FromQuarterIndex(quarter.QuarterIndex));
        Assert.Equal(22, Period.Parse("2025-Q4").QuarterIndex - Period.Parse("2020-Q3").QuarterIndex + 1);
    }
}
