using System.Globalization;
using ActionPlan.Host.Figures;
using CsCheck;

namespace ActionPlan.Host.Tests.Figures;

public class TypedNumberTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Numbers as they are stored: up to 18 digits before and 10 after the point.</summary>
    private static readonly Gen<decimal> Stored =
        from whole in Gen.OneOf(Gen.Long[0, 999_999_999_999_999_999], Gen.Long[0, 9999])
        from parts in Gen.Int[0, 99_999]
        from decimals in Gen.Int[0, 10]
        from negative in Gen.Bool
        let value = Math.Round(whole + parts / (decimal)Math.Pow(10, decimals), 10)
        let stored = Math.Min(value, 999_999_999_999_999_999m)
        select negative ? -stored : stored;

    [Theory]
    [InlineData("0", "0")]
    [InlineData("19", "19")]
    [InlineData("007", "7")]
    [InlineData("-3", "-3")]
    [InlineData("+3", "3")]
    [InlineData("−3", "-3")]
    [InlineData("  12 ", "12")]
    [InlineData("\u00a012\u00a0", "12")]
    [InlineData("1234", "1234")]
    [InlineData("12,5", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData("12,50", "12.5")]
    [InlineData("0,125", "0.125")]
    [InlineData("0.125", "0.125")]
    [InlineData("1234.567", "1234.567")]
    [InlineData("1234,567", "1234.567")]
    [InlineData("1234.5", "1234.5")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("1.234,567", "1234.567")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1.234.567,89", "1234567.89")]
    [InlineData("-1.234.567,89", "-1234567.89")]
    [InlineData("1,234,567.89", "1234567.89")]
    [InlineData("999999999999999999", "999999999999999999")]
    [InlineData("999.999.999.999.999.999,0123456789", "999999999999999999.0123456789")]
    public void What_is_clear_is_read_and_leaves_no_doubt(string text, string value)
    {
        var read = TypedNumber.Read(text);

        Assert.Equal((Number(value), false, null), (read.Value, read.Ambiguous, read.Problem));
        Assert.Empty(read.Message(Vietnamese));
    }

    [Theory]
    [InlineData("1.234", "1234", "1.234")]
    [InlineData("12.345", "12345", "12.345")]
    [InlineData("-123.456", "-123456", "-123.456")]
    [InlineData("1,234", "1.234", "1234")]
    [InlineData("100,000", "100", "100000")]
    public void What_means_two_things_is_read_as_Vietnamese_write_it_and_says_so(string text, string value, string other)
    {
        var read = TypedNumber.Read(text);

        Assert.True(read.Ambiguous);
        Assert.Equal((Number(value), Number(other)), (read.Value, read.Other));
    }

    [Fact]
    public void The_doubt_is_told_without_groups() =>
        Assert.Equal("Được hiểu là 1234; nếu ý là 1,234 thì hãy ghi lại cho rõ.", TypedNumber.Read("1.234").Message(Vietnamese));

    [Theory]
    [InlineData("", nameof(NumberProblem.Empty))]
    [InlineData(" \u00a0 ", nameof(NumberProblem.Empty))]
    [InlineData("abc", nameof(NumberProblem.NotANumber))]
    [InlineData("-", nameof(NumberProblem.NotANumber))]
    [InlineData("12 vụ", nameof(NumberProblem.NotANumber))]
    [InlineData("1,234.5x", nameof(NumberProblem.NotANumber))]
    [InlineData("(5)", nameof(NumberProblem.NotANumber))]
    [InlineData("0x1F", nameof(NumberProblem.NotANumber))]
    [InlineData("1_000", nameof(NumberProblem.NotANumber))]
    [InlineData("05/09/2025", nameof(NumberProblem.NotANumber))]
    [InlineData("1'234", nameof(NumberProblem.NotANumber))]
    [InlineData("NaN", nameof(NumberProblem.NotANumber))]
    [InlineData("∞", nameof(NumberProblem.NotANumber))]
    [InlineData("=1+1", nameof(NumberProblem.NotANumber))]
    [InlineData("12%", nameof(NumberProblem.Percent))]
    [InlineData("12,5 %", nameof(NumberProblem.Percent))]
    [InlineData("10‰", nameof(NumberProblem.Percent))]
    [InlineData("1e3", nameof(NumberProblem.Exponent))]
    [InlineData("1,2E+03", nameof(NumberProblem.Exponent))]
    [InlineData("１２", nameof(NumberProblem.ForeignDigits))]
    [InlineData("١٢", nameof(NumberProblem.ForeignDigits))]
    [InlineData("5-", nameof(NumberProblem.Sign))]
    [InlineData("1-2", nameof(NumberProblem.Sign))]
    [InlineData("--5", nameof(NumberProblem.Sign))]
    [InlineData("- 5", nameof(NumberProblem.Spaces))]
    [InlineData("1 234", nameof(NumberProblem.Spaces))]
    [InlineData("12\t13", nameof(NumberProblem.Spaces))]
    [InlineData("1.23.456", nameof(NumberProblem.Separators))]
    [InlineData("1.2345.678", nameof(NumberProblem.Separators))]
    [InlineData("1234.567,8", nameof(NumberProblem.Separators))]
    [InlineData("1,234.567,8", nameof(NumberProblem.Separators))]
    [InlineData("0.123.456", nameof(NumberProblem.Separators))]
    [InlineData("1..234", nameof(NumberProblem.Separators))]
    [InlineData("1,,5", nameof(NumberProblem.Separators))]
    [InlineData("5.", nameof(NumberProblem.Separators))]
    [InlineData(",5", nameof(NumberProblem.Separators))]
    [InlineData("1000000000000000000", nameof(NumberProblem.TooLarge))]
    [InlineData("1.000.000.000.000.000.000.000.000.000.000.000.000", nameof(NumberProblem.TooLarge))]
    [InlineData("0,12345678901", nameof(NumberProblem.TooManyDecimals))]
    public void What_is_no_number_says_why(string text, string problem)
    {
        var read = TypedNumber.Read(text);

        Assert.Null(read.Value);
        Assert.Equal(problem, read.Problem.ToString());
        Assert.NotEmpty(read.Message(Vietnamese));
        Assert.NotEqual(read.Message(Vietnamese), read.Message(CultureInfo.GetCultureInfo("en-GB")));
    }

    [Fact]
    public void A_text_of_any_length_is_answered() => Assert.Equal(NumberProblem.NotANumber, TypedNumber.Read(new string('1', 1_000_000)).Problem);

    [Fact]
    public void What_is_shown_in_a_field_is_read_back_as_it_was() => Stored.Sample(value => TypedNumber.Read(TypedNumber.Text(value)).Value == value);

    [Fact]
    public void What_a_machine_writes_is_read_back_or_told_to_be_in_doubt() => Stored.Sample(value =>
    {
        var read = TypedNumber.Read(ExactNumber.Text(value));
        return read.Value == value || read.Other == value;
    });

    [Fact]
    public void No_text_is_read_to_more_than_is_stored() => Gen.Char["0123456789.,-+ %e"].Array[0, 30].Sample(letters =>
    {
        var read = TypedNumber.Read(new string(letters));
        return read.Problem is not null
            ? read.Value is null : Math.Abs(read.Value!.Value) < 1_000_000_000_000_000_000m && Math.Round(read.Value.Value, 10) == read.Value;
    });

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
