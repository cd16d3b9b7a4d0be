using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Tests.Excel;

/// <summary>What Excel shows of a number, and what it keeps.</summary>
public sealed class ShownNumberTests
{
    [Theory]
    [InlineData("0", "11.6", "12")]
    [InlineData("#,##0", "1234.5", "1235")]
    [InlineData("0.0", "4.79", "4.8")]
    [InlineData("#,##0.00;[Red]-#,##0.00", "1.005", "1.01")]
    [InlineData("0,", "12345", "12")]
    [InlineData("#,##0 \"vụ\"", "2.5", "3")]
    public void A_format_that_rounds_shows_another_number(string code, string kept, string shown) =>
        Assert.Equal(Number(shown),
            ShownNumber.Of(code.Replace("\"vụ\"", "", StringComparison.Ordinal).Replace("[Red]", "", StringComparison.Ordinal))!.Other(Number(kept)));

    [Theory]
    [InlineData("0", "12")]
    [InlineData("0.00", "4.79")]
    [InlineData("#,##0", "1234567")]
    public void What_is_shown_as_it_is_is_not_told(string code, string kept) => Assert.Null(ShownNumber.Of(code)!.Other(Number(kept)));

    [Theory]
    [InlineData("General")]
    [InlineData("0.00E+00")]
    [InlineData("# ?/?")]
    [InlineData("@")]
    public void Other_formats_say_nothing_of_decimals(string code) => Assert.Null(ShownNumber.Of(code));

    [Fact]
    public void The_formats_that_Excel_brings_are_known()
    {
        Assert.Equal(12, ShownNumber.Of(1)!.Other(11.6m));
        Assert.Equal(11.63m, ShownNumber.Of(4)!.Other(11.625m));
        Assert.Null(ShownNumber.Of(0));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
