using System.Globalization;

namespace ActionPlan.Rules.Judging;

/// <summary>How numbers, days and periods are shown to people. Nothing is ever compared in this form.</summary>
public static class Shown
{
    internal const int Usual = 2;

    /// <summary>As many decimals as tell apart what the rules tell apart.</summary>
    private const int Most = 12;

    /// <summary>As many decimals as anybody writes into a rule; a division leaves more.</summary>
    internal const int Written = 6;

    /// <summary>
    /// A number as people read it, 1.234.567,89 in Vietnamese: two decimals at most, half away from zero. More where two would put it on, or
    /// beyond, a number that it is compared with, or would show something as nothing: what is printed never contradicts what was judged.
    /// Whoever prints two numbers side by side names each as beside the other.
    /// </summary>
    /// <param name="value">The number.</param>
    /// <param name="culture">The reader's culture.</param>
    /// <param name="beside">
    /// What it is compared with: a threshold, a path, an earlier value. The first is what is asked of it: where it is just that, it is shown as
    /// that was written.
    /// </param>
    public static string Number(decimal value, CultureInfo culture, params ReadOnlySpan<decimal?> beside) => Detailed(value, culture, Usual, beside);

    /// <summary>A number that a rule asks for: as it is written there, 95,125 and not 95,13.</summary>
    /// <param name="value">The number.</param>
    /// <param name="culture">The reader's culture.</param>
    /// <param name="beside">What it is compared with.</param>
    public static string AsWritten(decimal value, CultureInfo culture, params ReadOnlySpan<decimal?> beside) => Number(value, culture, [value, .. beside]);

    /// <summary>As <see cref="Number"/>, where more decimals than two are usual.</summary>
    /// <param name="value">The number.</param>
    /// <param name="culture">The reader's culture.</param>
    /// <param name="usual">How many decimals it has at most, if nothing asks for more.</param>
    /// <param name="beside">What it is compared with.</param>
    public static string Detailed(decimal value, CultureInfo culture, int usual, params ReadOnlySpan<decimal?> beside)
    {
        var decimals = Math.Max(usual, DecimalsBeside(value, 0));
        if (beside is [{ } asked, ..] && AreSame(value, asked))
        {
            decimals = Math.Max(decimals, DecimalsWritten(Plainer(value, asked)));
        }

        foreach (var other in beside)
        {
            if (other is { } known)
            {
                decimals = Math.Max(decimals, DecimalsBeside(value, known));
                value = AreSame(value, known) ? Plainer(value, known) : value;
            }
        }

        return Rounded(value, culture, decimals);
    }

    /// <summary>At most <paramref name="decimals"/> decimals, half away from zero, whatever it stands beside: for the scale of a chart.</summary>
    public static string Rounded(decimal value, CultureInfo culture, int decimals)
    {
        var rounded = Round(value, decimals);
        // A zero keeps the sign of what was rounded to it, and would be printed with it.
        return rounded == 0 ? 0m.ToString("0", culture) : rounded.ToString("#,##0." + new string('#', decimals), culture);
    }

    /// <summary>
    /// How many decimals a number needs so as not to be shown on, or beyond, another: two, if they do.
    /// </summary>
    public static int DecimalsBeside(decimal value, decimal other)
    {
        if (AreSame(value, other))
        {
            return Usual;
        }

        var decimals = Usual;
        while (decimals < Most && Round(value, decimals).CompareTo(Round(other, decimals)) != value.CompareTo(other))
        {
            decimals++;
        }

        return decimals;
    }

    /// <summary>How many decimals a number was written with; two, where it was divided rather than written.</summary>
    internal static int DecimalsWritten(decimal value) => Short(value).Scale is var scale and > Usual and <= Written ? scale : Usual;

    /// <summary>Whether two numbers are the same to the rules: a division may have left one of them a hair off.</summary>
    public static bool AreSame(decimal left, decimal right) =>
        // By quarters: a difference may leave the range of decimal.
        Math.Abs(left / 4 - right / 4) < Tolerance.Epsilon / 4;

    /// <summary>05/09/2025 in Vietnamese.</summary>
    public static string Day(DateOnly day, CultureInfo culture) =>
        day.ToString(IsVietnamese(culture) ? "dd/MM/yyyy" : "d MMM yyyy", culture);

    /// <summary>quý 3/2024 or năm 2024 in Vietnamese; Q3 2024 or 2024 in English.</summary>
    public static string Period(Period period, CultureInfo culture) => (period.IsYear, IsVietnamese(culture)) switch
    {
        (true, true) => string.Create(culture, $"năm {period.Year}"),
        (false, true) => string.Create(culture, $"quý {period.Quarter}/{period.Year}"),
        (true, false) => string.Create(culture, $"{period.Year}"),
        (false, false) => string.Create(culture, $"Q{period.Quarter} {period.Year}"),
    };

    private static decimal Round(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>Of two numbers as good as equal the one that is shorter to write, whichever is asked first.</summary>
    private static decimal Plainer(decimal left, decimal right)
    {
        var (one, other) = (Short(left), Short(right));
        return one.Scale == other.Scale ? Math.Min(one, other) : one.Scale < other.Scale ? one : other;
    }

    /// <summary>Without zeros at its end.</summary>
    private static decimal Short(decimal value) => value / 1.0000000000000000000000000000m;

    private static bool IsVietnamese(CultureInfo culture) => culture.TwoLetterISOLanguageName == "vi";
}
