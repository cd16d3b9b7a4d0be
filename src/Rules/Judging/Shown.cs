using System.Globalization;
using ActionPlan.Kernel;

namespace ActionPlan.Rules.Judging;

/// <summary>How numbers, days and periods are shown to people. Nothing is ever compared in this form.</summary>
public static class Shown
{
    /// <summary>At most <paramref name="decimals"/> decimals, half away from zero: 1.234.567,89 in Vietnamese.</summary>
    public static string Number(decimal value, CultureInfo culture, int decimals = 2) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("#,##0." + new string('#', decimals), culture);

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

    private static bool IsVietnamese(CultureInfo culture) => culture.TwoLetterISOLanguageName == "vi";
}
