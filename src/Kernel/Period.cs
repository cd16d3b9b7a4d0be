using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ActionPlan.Kernel;

/// <summary>
/// A reporting period: a quarter (<c>2024-Q3</c>) or a whole year (<c>2024</c>). Years run from 1900 to 2199.
/// </summary>
/// <remarks>
/// Ordered by the last quarter covered; where two end together the quarter comes before the year that contains it.
/// Which days a period covers depends on the plan's calendar: see <see cref="PlanCalendar"/>.
/// </remarks>
public readonly record struct Period : IComparable<Period>
{
    private const int FirstYear = 1900;
    private const int FinalYear = 2199;

    private Period(int year, int quarter)
    {
        Year = year;
        Quarter = quarter;
    }

    /// <summary>The calendar year, 1900–2199.</summary>
    public int Year { get; }

    /// <summary>The quarter, 1–4; 0 for a whole year.</summary>
    public int Quarter { get; }

    /// <summary>Whether this is a whole year.</summary>
    public bool IsYear => Quarter == 0;

    /// <summary>The last quarter covered: itself, or the year's fourth quarter.</summary>
    public Period LastQuarter => IsYear ? new Period(Year, 4) : this;

    /// <summary>The year that contains the period (itself for a year).</summary>
    public Period WholeYear => new(Year, 0);

    /// <summary>The year's four quarters, or the quarter itself.</summary>
    public IEnumerable<Period> Quarters => IsYear ? [OfQuarter(Year, 1), OfQuarter(Year, 2), OfQuarter(Year, 3), OfQuarter(Year, 4)] : [this];

    /// <summary>Consecutive number of the last quarter covered; the difference of two is the number of quarters between them.</summary>
    public int QuarterIndex => Year * 4 + (IsYear ? 3 : Quarter - 1);

    /// <summary>A whole year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1900–2199.</exception>
    public static Period OfYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, FinalYear);
        return new Period(year, 0);
    }

    /// <summary>A quarter of a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1900–2199, or the quarter outside 1–4.</exception>
    public static Period OfQuarter(int year, int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, 4);
        return new Period(OfYear(year).Year, quarter);
    }

    /// <summary>The quarter with the given <see cref="QuarterIndex"/>.</summary>
    public static Period FromQuarterIndex(int index) => OfQuarter(index / 4, index % 4 + 1);

    /// <summary>The quarter <paramref name="count"/> quarters after this one's last (before it, if negative).</summary>
    public Period AddQuarters(int count) => FromQuarterIndex(QuarterIndex + count);

    /// <inheritdoc />
    public int CompareTo(Period other)
    {
        var byEnd = QuarterIndex.CompareTo(other.QuarterIndex);
        return byEnd != 0 ? byEnd : IsYear.CompareTo(other.IsYear);
    }

    /// <summary>Whether the left period comes before the right one.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left period comes after the right one.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left period does not come after the right one.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left period does not come before the right one.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <summary>Reads <c>2024-Q3</c> or <c>2024</c>, exactly so written.</summary>
    /// <exception cref="FormatException">The text is not a period.</exception>
    public static Period Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a period such as 2024-Q3 or 2024.");

    /// <summary>Reads <c>2024-Q3</c> or <c>2024</c>, exactly so written.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Period period)
    {
        period = default;
        if (text is not { Length: 4 or 7 }
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < FirstYear or > FinalYear)
        {
            return false;
        }

        if (text.Length == 4)
        {
            period = new Period(year, 0);
            return true;
        }

        if (text[4] != '-' || text[5] != 'Q' || text[6] is < '1' or > '4')
        {
            return false;
        }

        period = new Period(year, text[6] - '0');
        return true;
    }

    /// <summary>The period as <c>2024-Q3</c> or <c>2024</c>.</summary>
    public override string ToString() => IsYear
        ? Year.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{Quarter}");
}
