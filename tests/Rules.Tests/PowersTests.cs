using System.Globalization;
using System.Numerics;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Tests.Fuzz;
using CsCheck;

namespace ActionPlan.Rules.Tests;

public sealed class PowersTests
{
    private static readonly Gen<decimal> Numbers = Gen.Select(
        Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue], Gen.Int[0, 28], Gen.Int[0, 3], (low, middle, high, scale, parts) =>
        new decimal(low, parts > 1 ? middle : 0, parts > 2 ? high : 0, isNegative: false, (byte)scale));

    [Theory]
    [InlineData("1.08", 5, "1.4693280768")]
    [InlineData("-1.5", 3, "-3.375")]
    [InlineData("0", 0, "1")]
    [InlineData("7", 0, "1")]
    [InlineData("0", 50, "0")]
    [InlineData("2", -3, "0.125")]
    [InlineData("3", -1, "0.3333333333333333333333333333")]
    [InlineData("-3", -1, "-0.3333333333333333333333333333")]
    [InlineData("6", -1, "0.1666666666666666666666666667")]
    [InlineData("1.1", 50, "117.39085287969531650666649599")]
    [InlineData("0.0000000000000000000000000001", 2, "0")]
    [InlineData("10000000000", -50, "0")]
    [InlineData("79228162514264337593543950335", 1, "79228162514264337593543950335")]
    [InlineData("79228162514264337593543950335", -1, "0.0000000000000000000000000000")]
    public void A_whole_power_is_exact(string value, int exponent, string power) =>
        Assert.Equal(decimal.Parse(power, CultureInfo.InvariantCulture), Powers.Pow(decimal.Parse(value, CultureInfo.InvariantCulture), exponent));

    [Fact]
    public void What_no_decimal_can_hold_is_an_overflow()
    {
        Assert.Throws<OverflowException>(() => Powers.Pow(decimal.MaxValue, 2));
        Assert.Throws<OverflowException>(() => Powers.Pow(1e-28m, -2));
        Assert.Throws<OverflowException>(() => Powers.Growth(decimal.MaxValue, 1e-28m, 1));
        Assert.Throws<OverflowException>(() => Powers.Growth(2, 1, 1e-28m));
        Assert.Throws<DivideByZeroException>(() => Powers.Pow(0, -1));
        Assert.Throws<DivideByZeroException>(() => Powers.Growth(1, 0, 1));
    }

    [Theory]
    [InlineData("108", "100", "1", "0.08")]
    [InlineData("116.64", "100", "2", "0.08")]
    [InlineData("100", "116.64", "2", "-0.074074074074")]
    [InlineData("0", "5", "3", "-1")]
    [InlineData("2", "1", "0.5", "3")]
    [InlineData("2", "1", "2.5", "0.319507910773")]
    [InlineData("1", "1", "79228162514264337593543950335", "0")]
    [InlineData("79228162514264337593543950335", "0.0000000000000000000000000001", "4", "167772159999999")]
    [InlineData("0.0000000000000000000000000001", "79228162514264337593543950335", "1", "-1")]
    [InlineData("1", "2", "0.0000000000000000000000000001", "-1")]
    [InlineData("1.0000000000005", "1", "1", "0.000000000001")]
    [InlineData("0.9999999999995", "1", "1", "-0.000000000001")]
    [InlineData("1.0000000000004999999999999999", "1", "1", "0")]
    [InlineData("79228162514264337593543950335", "1", "1", "79228162514264337593543950334")]
    public void Growth_is_rounded_to_twelve_decimals(string value, string from, string years, string growth)
    {
        decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal(Number(growth), Powers.Growth(Number(value), Number(from), Number(years)), 4);
        if (Number(growth) < 1_000_000)
        {
            Assert.Equal(Number(growth), Powers.Growth(Number(value), Number(from), Number(years)));
        }
    }

    [Fact]
    public void Growth_of_any_number_is_what_a_search_among_whole_numbers_finds() => Seeded.Sample(
        Gen.Select(Numbers, Numbers, Gen.Int[1, 30]),
        600,
        sample =>
        {
            var (value, from, years) = sample;
            Assert.Equal(Outcome(() => ByHand.Growth(value, from, years)), Outcome(() => Powers.Growth(value, from, years)));
        });

    [Fact]
    public void Ordinary_growth_is_the_same_as_that_of_whole_numbers_to_the_last_decimal() => Seeded.Sample(
        Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 100_000], Gen.Int[1, 10]),
        2_000,
        sample => Assert.Equal(ByHand.Growth(sample.Item1, sample.Item2, sample.Item3), Powers.Growth(sample.Item1, sample.Item2, sample.Item3)));

    [Fact]
    public void A_power_of_any_number_is_its_exact_power_rounded_once() => Seeded.Sample(
        Gen.Select(Numbers, Gen.Int[0, 50]),
        600,
        sample =>
        {
            var (value, exponent) = sample;
            if (Outcome(() => Powers.Pow(value, exponent)) is not decimal power)
            {
                Assert.True(Math.Pow((double)value, exponent) > 7.9e28);
                return;
            }

            // Off by no more than half of the last of 28 digits, or of 28 decimals.
            var unit = BigInteger.Pow(10, value.Scale * exponent);
            var difference = BigInteger.Abs(Digits(power) * unit - BigInteger.Pow(Digits(value), exponent) * BigInteger.Pow(10, power.Scale));
            var ofDigits = 2 * difference * BigInteger.Pow(10, 27) <= Digits(power) * unit;
            var ofDecimals = 2 * difference * BigInteger.Pow(10, 28 - power.Scale) <= unit;
            Assert.True(ofDigits || ofDecimals, $"{value}^{exponent} = {power}");
        });

    private static BigInteger Digits(decimal value) =>
        BigInteger.Parse(value.ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static object Outcome(Func<decimal> compute)
    {
        try
        {
            return compute();
        }
        catch (ArithmeticException exception)
        {
            return exception.GetType();
        }
    }
}
