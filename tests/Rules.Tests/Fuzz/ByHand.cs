using System.Numerics;

namespace ActionPlan.Rules.Tests.Fuzz;

/// <summary>Average growth over whole years, found by halving an interval of whole numbers.</summary>
internal static class ByHand
{
    private static readonly BigInteger Unit = BigInteger.Pow(10, 12);

    public static decimal Growth(decimal value, decimal from, int years)
    {
        if (value < 0 || from <= 0 || years <= 0)
        {
            throw new DivideByZeroException();
        }

        // Twice the factor in units of 10⁻¹², rounded down: m^n × from ≤ value × (2 × 10¹²)^n.
        var (top, bottom) = (Whole(value) * BigInteger.Pow(2 * Unit, years), Whole(from));
        var (low, high) = (BigInteger.Zero, BigInteger.One);
        while (BigInteger.Pow(high, years) * bottom <= top)
        {
            high *= 2;
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = BigInteger.Pow(middle, years) * bottom <= top ? (middle, high) : (low, middle);
        }

        var isHalf = !low.IsEven && BigInteger.Pow(low, years) * bottom == top;
        var growth = (low.IsEven ? low / 2 : isHalf && low < 2 * Unit ? (low - 1) / 2 : (low + 1) / 2) - Unit;
        return (decimal)(growth / Unit) + (decimal)(growth % Unit) / (decimal)Unit;
    }

    private static BigInteger Whole(decimal value) => new BigInteger(decimal.Truncate(value)) * BigInteger.Pow(10, 28)
        + new BigInteger((value - decimal.Truncate(value)) * 10_000_000_000_000_000_000_000_000_000m);
}
