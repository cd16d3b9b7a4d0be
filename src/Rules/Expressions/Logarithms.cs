using System.Numerics;

namespace ActionPlan.Rules.Expressions;

/// <summary>
/// Logarithms and exponentials in fixed point, a hundred digits behind it: the same on every machine, and in a number of steps that does not
/// hang on the number.
/// </summary>
internal static class Logarithms
{
    /// <summary>Binary digits behind the point.</summary>
    public const int Bits = 384;

    private const int Halvings = 12;

    // No decimal is beyond e^67, and below e^-67 nothing is left at twelve decimals.
    private const int FarthestExponent = 67;

    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger Two = Series(One / 3) * 2;

    /// <summary>The natural logarithm of a fraction above 0.</summary>
    public static BigInteger Ln(BigInteger numerator, BigInteger denominator)
    {
        // The fraction is brought near 1 by powers of two; then ln x = 2 artanh((x − 1) / (x + 1)).
        var shift = (int)(numerator.GetBitLength() - denominator.GetBitLength());
        var (top, bottom) = shift > 0 ? (numerator, denominator << shift) : (numerator << -shift, denominator);
        return Series(((top - bottom) << Bits) / (top + bottom)) * 2 + shift * Two;
    }

    /// <summary>Divides by a fraction above 0.</summary>
    public static BigInteger Divide(BigInteger number, (BigInteger Top, BigInteger Bottom) by) => number * by.Bottom / by.Top;

    /// <summary>e to the number; null where it is beyond all decimals.</summary>
    public static BigInteger? Exp(BigInteger exponent)
    {
        if (exponent > FarthestExponent * One)
        {
            return null;
        }

        if (exponent < -FarthestExponent * One)
        {
            return BigInteger.Zero;
        }

        var doublings = (int)(exponent / Two);
        var rest = (exponent - doublings * Two) >> Halvings;
        var (sum, term) = (One, One);
        for (var n = 1; !term.IsZero && !(term + 1).IsZero; n++)
        {
            term = (term * rest >> Bits) / n;
            sum += term;
        }

        for (var n = 0; n < Halvings; n++)
        {
            sum = sum * sum >> Bits;
        }

        return doublings < 0 ? sum >> -doublings : sum << doublings;
    }

    /// <summary>The series of artanh, for numbers up to a third.</summary>
    private static BigInteger Series(BigInteger number)
    {
        var (sum, power, square) = (number, number, number * number >> Bits);
        for (var n = 3; !power.IsZero && !(power + 1).IsZero; n += 2)
        {
            power = power * square >> Bits;
            sum += power / n;
        }

        return sum;
    }
}
