using System.Numerics;

namespace ActionPlan.Rules.Expressions;

/// <summary>
/// What expressions compute beside the functions of <see cref="Math"/>, without ever leaving decimal arithmetic for floating point. Public, so
/// that a program that runs exported workflows can give the type to RulesEngine.
/// </summary>
public static class Powers
{
    /// <summary>The most and, negative, the least whole exponent.</summary>
    public const int LargestExponent = 50;

    private const int GrowthDecimals = 12;

    private const int BitsLookedAt = 128;

    private const int MostWholeYears = 20;

    private static readonly BigInteger GrowthUnit = BigInteger.Pow(10, GrowthDecimals);
    private static readonly decimal Unit = (decimal)GrowthUnit;

    /// <summary>A whole power, exact and rounded once to what a decimal can hold; x⁰ is 1.</summary>
    /// <param name="value">The base.</param>
    /// <param name="exponent">From −50 to 50.</param>
    /// <exception cref="DivideByZeroException">0 to a negative power.</exception>
    /// <exception cref="OverflowException">The power leaves the range of decimal.</exception>
    public static decimal Pow(decimal value, int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs((long)exponent), LargestExponent, nameof(exponent));
        var (mantissa, unit) = Fraction(value);
        var (whole, part) = (BigInteger.Pow(mantissa, Math.Abs(exponent)), BigInteger.Pow(unit, Math.Abs(exponent)));
        return exponent < 0 ? Decimals.Of(part, whole) : Decimals.Of(whole, part);
    }

    /// <summary>The yearly growth that leads from a base to a value: (value ÷ base)^(1 ÷ years) − 1, rounded to 12 decimals, halves away from zero.</summary>
    /// <param name="value">The value now, 0 or above.</param>
    /// <param name="from">The base, above 0.</param>
    /// <param name="years">The years between, above 0; need not be whole.</param>
    /// <exception cref="DivideByZeroException">There is no growth: base or years are not above 0, or the value is below 0.</exception>
    /// <exception cref="OverflowException">The growth leaves the range of decimal.</exception>
    public static decimal Growth(decimal value, decimal from, decimal years)
    {
        if (value < 0 || from <= 0 || years <= 0)
        {
            throw new DivideByZeroException();
        }

        if (value == 0)
        {
            return -1;
        }

        return Quick(value, from, years) ?? Whole(value, from, years) ?? Exact(value, from, years);
    }

    /// <summary>
    /// By floating point, for ordinary numbers: it is off by less than a fiftieth of the last decimal, so only a growth near a half of it is in doubt, and
    /// null.
    /// </summary>
    private static decimal? Quick(decimal value, decimal from, decimal years)
    {
        var factor = Math.Pow((double)value / (double)from, 1 / (double)years);
        var growth = (factor - 1) * (double)Unit;
        return factor is > 0.1 and < 10 && years >= 0.25m && Math.Abs(growth - Math.Round(growth)) < 0.4 ? (decimal)(long)Math.Round(growth) / Unit : null;
    }

    /// <summary>Over a few whole years, where floating point leaves it in doubt: whether the growth reaches the half is asked of whole numbers.</summary>
    private static decimal? Whole(decimal value, decimal from, decimal years)
    {
        var units = (Math.Pow((double)value / (double)from, 1 / (double)years) - 1) * (double)Unit;
        if (years > MostWholeYears || years != decimal.Truncate(years) || !(Math.Abs(units) < 9 * (double)Unit))
        {
            return null;
        }

        var below = (long)Math.Floor(units);
        var ((now, nowUnit), (before, beforeUnit)) = (Fraction(value), Fraction(from));
        // value ÷ base against (1 + half)^years, both multiplied out.
        var reached = now * beforeUnit * BigInteger.Pow(2 * GrowthUnit, (int)years);
        var half = before * nowUnit * BigInteger.Pow(2 * (GrowthUnit + below) + 1, (int)years);
        return (reached > half || (reached == half && below >= 0) ? below + 1 : below) / Unit;
    }

    private static decimal Exact(decimal value, decimal from, decimal years)
    {
        var ((now, nowUnit), (before, beforeUnit)) = (Fraction(value), Fraction(from));
        var yearly = Logarithms.Divide(Logarithms.Ln(now * beforeUnit, before * nowUnit), Fraction(years));
        var factor = Logarithms.Exp(yearly) ?? throw new OverflowException("The growth is too large for a decimal.");
        return Decimals.Of(Rounded(factor - (BigInteger.One << Logarithms.Bits)), GrowthUnit);
    }

    /// <summary>In units of the last decimal kept. What stands behind the digits looked at is error, so that an exact half is seen as one.</summary>
    private static BigInteger Rounded(BigInteger growth)
    {
        var near = Halved(growth * GrowthUnit, Logarithms.Bits - BitsLookedAt);
        return Halved(near, BitsLookedAt);
    }

    private static BigInteger Halved(BigInteger number, int bits)
    {
        var rounded = (BigInteger.Abs(number) + (BigInteger.One << (bits - 1))) >> bits;
        return number.Sign < 0 ? -rounded : rounded;
    }

    private static (BigInteger Mantissa, BigInteger Unit) Fraction(decimal value) => (Decimals.Mantissa(value), BigInteger.Pow(10, value.Scale));
}
