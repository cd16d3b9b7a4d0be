using ActionPlan.Rules.Reading;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>What is odd about a number, whichever way it comes in; it stops nothing. Pure.</summary>
internal static class NumberDoubts
{
    /// <summary>A value is unusual when it is more than so many times another, or less than such a part of it.</summary>
    public const decimal UnusualFactor = 5;

    /// <summary>Below this difference it is not: counts of a few cases jump all the time.</summary>
    public const decimal SmallestDifference = 10;

    /// <param name="area">Where.</param>
    /// <param name="key">The cell.</param>
    /// <param name="value">The number.</param>
    /// <param name="last">The same figure a quarter earlier, or a year where it is yearly.</param>
    /// <param name="yearAgo">The same figure a year earlier.</param>
    public static IEnumerable<SheetRemark> Of(Figure figure, Area area, CellKey key, decimal value, decimal? last, decimal? yearAgo)
    {
        SheetRemark Odd(string remark, params IReadOnlyList<object> values) => new(false, [key]) { Key = remark, Values = [figure.Name, area.Name, .. values] };

        if (IsUnusual(value, last))
        {
            yield return Odd("JumpSinceLast", value, last!.Value);
        }
        else if (IsUnusual(value, yearAgo))
        {
            yield return Odd("JumpSinceYear", value, yearAgo!.Value);
        }

        // A number keeps the decimals that it was written with. What was typed in Vietnamese is asked about where it is typed.
        if (Thousand.Of(value.ToString(CultureInfo.InvariantCulture)) is { } thousand)
        {
            yield return Odd("Thousand", thousand.AsWritten, thousand.AsMeant);
        }

        // Excel shows 0,12 in a cell of percent as 12%.
        if (figure.Definition.MeasuredIn is "%" && Math.Abs(value) is > 0 and < 1)
        {
            yield return Odd("SmallPercent", TypedNumber.Text(value), TypedNumber.Text(value * 100));
        }
    }

    /// <summary>The entry in the period before one's own.</summary>
    public static Period Before(Period period) => period.IsYear ? YearBefore(period) : period.AddQuarters(-1);

    public static Period YearBefore(Period period) => period.IsYear ? Period.OfYear(period.Year - 1) : period.AddQuarters(-4);

    public static bool IsUnusual(decimal value, decimal? other)
    {
        if (other is not { } known || Math.Abs(value - known) < SmallestDifference)
        {
            return false;
        }

        var (small, large) = Math.Abs(value) < Math.Abs(known) ? (Math.Abs(value), Math.Abs(known)) : (Math.Abs(known), Math.Abs(value));
        return (value < 0) != (known < 0) || large / UnusualFactor > small;
    }
}
