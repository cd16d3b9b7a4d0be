using System.Globalization;
using ActionPlan.Rules.Judging;
using CsCheck;

namespace ActionPlan.Rules.Tests.Properties;

/// <summary>What is printed never contradicts what was judged.</summary>
public sealed class ShownTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>A number, and another that is near it: off by some power of ten, or by a hair that no rule sees.</summary>
    private static readonly Gen<(decimal Value, decimal Limit)> Near =
        from whole in Gen.Int[-2_000, 200_000]
        from places in Gen.Int[0, 4]
        from off in Gen.Int[-12, 12]
        from fine in Gen.Int[0, 14]
        from swap in Gen.Bool
        let limit = whole / Power(places)
        let value = limit + off / Power(fine)
        select swap ? (limit, value) : (value, limit);

    [Theory]
    [InlineData("99.9997", "100", "99,9997", "100")]
    [InlineData("4.998", "5", "4,998", "5")]
    [InlineData("74.85", "75", "74,85", "75")]
    [InlineData("-0.004", "0", "-0,004", "0")]
    [InlineData("33.33", "33.333", "33,33", "33,333")]
    [InlineData("38.199", "38.2", "38,199", "38,2")]
    [InlineData("4.9949999999999999", "4.995", "4,995", "4,995")]
    [InlineData("33.3333333333", "33.3333333333", "33,33", "33,33")]
    [InlineData("1234567.891", "2000000", "1.234.567,89", "2.000.000")]
    public void As_many_decimals_are_printed_as_show_the_difference(string value, string limit, string shownValue, string shownLimit)
    {
        var (left, right) = (decimal.Parse(value, CultureInfo.InvariantCulture), decimal.Parse(limit, CultureInfo.InvariantCulture));

        Assert.Equal((shownValue, shownLimit), (Shown.Number(left, Vietnamese, right), Shown.Number(right, Vietnamese, left)));
    }

    [Theory]
    [InlineData("95.125", "95,125")]
    [InlineData("99.99995", "99,99995")]
    [InlineData("75.00", "75")]
    [InlineData("33.3333333333", "33,33")]
    public void What_a_rule_asks_for_is_printed_as_it_is_written_there(string asked, string shown)
    {
        var number = decimal.Parse(asked, CultureInfo.InvariantCulture);

        Assert.Equal(shown, Shown.AsWritten(number, Vietnamese, 12));
        Assert.Equal($"Chỉ đạt 12%, yêu cầu ít nhất {shown}%.", Remark.Of("missedAtLeast", 12m, Remark.Asked(number), "%").Text(Vietnamese));
    }

    [Theory]
    [InlineData("0.004", "0,004")]
    [InlineData("-0.0000000000000004", "0")]
    [InlineData("0", "0")]
    [InlineData("0.006", "0,01")]
    public void Something_is_never_printed_as_nothing_and_nothing_has_no_sign(string value, string shown) =>
        Assert.Equal(shown, Shown.Number(decimal.Parse(value, CultureInfo.InvariantCulture), Vietnamese));

    [Fact]
    public void Printed_numbers_stand_to_each_other_as_the_judged_ones_do() => Seeded.Sample(Near, 4_000, pair =>
    {
        var (value, limit) = pair;
        var judged = Shown.AreSame(value, limit) ? 0 : value.CompareTo(limit);
        // With a third number that the value is compared with as well, near or far.
        foreach (var other in new decimal?[] { null, limit + 0.001m, value - 0.0004m, 7 })
        {
            var printed = Read(Shown.Number(value, Vietnamese, limit, other)).CompareTo(Read(Shown.Number(limit, Vietnamese, value, other)));
            Assert.Equal(judged, printed);
        }
    });

    [Fact]
    public void A_sentence_tells_its_numbers_apart()
    {
        var missed = Remark.Of("missedAtLeast", 99.9997m, 100m, "%").Text(Vietnamese);
        var worst = Remark.Of("worst", "Hộ tịch", Remark.Beside(94.9999m, 95m), "%").Text(Vietnamese);

        Assert.Equal("Chỉ đạt 99,9997%, yêu cầu ít nhất 100%.", missed);
        Assert.Equal("Xấu nhất: Hộ tịch (94,9999%).", worst);
    }

    private static decimal Read(string shown) => decimal.Parse(shown, NumberStyles.Number, Vietnamese);

    private static decimal Power(int exponent) => exponent == 0 ? 1 : 10 * Power(exponent - 1);
}
