using System.Numerics;

namespace ActionPlan.Rules.Expressions;

/// <summary>Decimals as the whole numbers they are made of.</summary>
internal static class Decimals
{
    private const int MostDecimals = 28;
    private static readonly BigInteger Limit = BigInteger.One << 96;

    /// <summary>The number without its decimal point.</summary>
    public static BigInteger Mantissa(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return bits[3] < 0 ? -mantissa : mantissa;
    }

    /// <summary>A fraction as a decimal, with all the decimals that fit, halves to even as decimal arithmetic has it.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    /// <exception cref="OverflowException">It leaves the range of decimal.</exception>
    public static decimal Of(BigInteger numerator, BigInteger denominator)
    {
        var isNegative = numerator.Sign * denominator.Sign < 0;
        var (top, bottom) = (BigInteger.Abs(numerator), BigInteger.Abs(denominator));
        var whole = top / bottom;
        var scale = whole.IsZero ? MostDecimals : Math.Clamp(MostDecimals + 1 - Digits(whole), 0, MostDecimals);
        var scaled = Nearest(top * BigInteger.Pow(10, scale), bottom);
        if (scaled >= Limit && scale > 0)
        {
            scaled = Nearest(top * BigInteger.Pow(10, --scale), bottom);
        }

        if (scaled >= Limit)
        {
            throw new OverflowException("The number is too large for a decimal.");
        }

        var mask = (BigInteger)uint.MaxValue;
        var number = new decimal(
            unchecked((int)(uint)(scaled & mask)), unchecked((int)(uint)((scaled >> 32) & mask)), unchecked((int)(uint)(scaled >> 64)),
            isNegative && !scaled.IsZero, (byte)scale);
        // Without zeros at its end.
        return number / 1.0000000000000000000000000000m;
    }

    private static int Digits(BigInteger number) => (int)Math.Floor(BigInteger.Log10(number)) + 1;

    private static BigInteger Nearest(BigInteger top, BigInteger bottom)
    {
        var quotient = BigInteger.DivRem(top, bottom, out var rest);
        return (2 * rest).CompareTo(bottom) switch
        {
            > 0 => quotient + 1,
            0 => quotient + (quotient.IsEven ? 0 : 1),
            _ => quotient,
        };
    }
}
