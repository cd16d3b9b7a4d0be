using System.Globalization;
using System.Text.RegularExpressions;

namespace ActionPlan.Rules.Reading;

/// <summary>The quarter, year or day that somebody wrote in his own way, such as 'Quý 3/2020' or '28/05/2020'.</summary>
internal static partial class PeriodGuess
{
    private static readonly string[] Days = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy/M/d", "yyyy-M-d", "yyyy.M.d"];
    private static readonly string[] DaysAndMonths = [.. Days, "M/yyyy", "M-yyyy", "M.yyyy", "yyyy/M", "yyyy.M"];
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    public static string? Quarter(string text)
    {
        var match = YearLast().Match(text);
        match = match.Success ? match : YearFirst().Match(text);
        if (!match.Success)
        {
            return DateOnly.TryParseExact(text.Trim(), DaysAndMonths, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && Kernel.Period.TryParse(FormattableString.Invariant($"{day.Year:0000}-Q{(day.Month + 2) / 3}"), out var guess) ? guess.ToString() : null;
        }

        var written = match.Groups["quarter"].Value.ToUpperInvariant();
        var quarter = Array.IndexOf(Roman, written) is var roman and >= 0 ? roman + 1 : written[0] - '0';
        return $"{match.Groups["year"].Value}-Q{quarter.ToString(CultureInfo.InvariantCulture)}";
    }

    public static string? Year(string text) => YearAlone().Match(text) is { Success: true } match ? match.Groups["year"].Value : null;

    /// <summary>A quarter or a year.</summary>
    public static string? Period(string text) => Quarter(text) ?? Year(text);

    public static string? Day(string text) => DateOnly.TryParseExact(text.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    public static string? Time(string text) => TimeOfDay().Match(text) is { Success: true } match
        ? $"{match.Groups["hour"].Value.PadLeft(2, '0')}:{match.Groups["minute"].Value.PadLeft(2, '0')}"
        : null;

    [GeneratedRegex(@"^\s*(?:quý|quy|q)?\s*[-./]?\s*(?<quarter>[1-4]|I{1,3}|IV)\s*(?:[-./,]|\s|năm|nam)+\s*(?<year>[12][0-9]{3})\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^\s*(?:năm|nam)?\s*(?<year>[12][0-9]{3})\s*[-./, ]*\s*(?:quý|quy|q)\s*[-.]?\s*(?<quarter>[1-4]|I{1,3}|IV)\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^\s*(?:năm|nam)?\s*(?<year>[12][0-9]{3})\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex YearAlone();

    [GeneratedRegex(@"^\s*(?<hour>[01]?[0-9]|2[0-3])\s*(?::|h|g|giờ|\.)\s*(?<minute>[0-5]?[0-9])?\s*(?:'|phút|p)?\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex TimeOfDay();
}
