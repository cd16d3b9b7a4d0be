using System.Text.RegularExpressions;

namespace ActionPlan.Host.Reports;

/// <summary>How much time a report looks back on.</summary>
internal enum ReportKind
{
    Quarter,
    HalfYear,
    Year,
    Term,
}

internal static partial class ReportKinds
{
    /// <summary>How many quarters it looks back on.</summary>
    public static int Quarters(this ReportKind kind, Period quarter, Period termStart) => kind switch
    {
        ReportKind.Quarter => 1,
        ReportKind.HalfYear => 2,
        ReportKind.Year => 4,
        _ => quarter.QuarterIndex - termStart.QuarterIndex + 1,
    };

    /// <summary>With which quarters before it the results are always compared; see <see cref="ReportFacts.Comparisons"/>.</summary>
    public static IReadOnlyList<(string Word, int Quarters, string Said)> Comparisons(this ReportKind kind) => kind switch
    {
        ReportKind.Quarter => [("quytruoc", 1, "quý trước"), ("cungky", 4, "cùng kỳ năm trước")],
        ReportKind.HalfYear => [("cungky", 4, "cùng kỳ năm trước")],
        ReportKind.Year => [("namtruoc", 4, "năm trước")],
        _ => [],
    };

    /// <summary>Documents count quarters in Roman numerals: 'quý III/2025', 'vào quý IV'.</summary>
    public static string InDocument(string text) => ArabicQuarter().Replace(text, found => "uý " + Numerals[found.ValueSpan[3] - '1']);

    /// <summary>Whether a report of the kind can end with the quarter.</summary>
    public static bool EndsWith(this ReportKind kind, Period quarter, Period termEnd) => kind switch
    {
        ReportKind.Quarter => true,
        ReportKind.HalfYear => quarter.Quarter == 2,
        ReportKind.Year => quarter.Quarter == 4,
        _ => quarter == termEnd,
    };

    /// <summary>'quý III/2025', '6 tháng đầu năm 2025', 'năm 2025', 'nhiệm kỳ 2020–2025'.</summary>
    public static string Span(this ReportKind kind, Period quarter, Period termStart) => kind switch
    {
        ReportKind.Quarter => FormattableString.Invariant($"quý {Roman(quarter)}/{quarter.Year}"),
        ReportKind.HalfYear => FormattableString.Invariant($"6 tháng đầu năm {quarter.Year}"),
        ReportKind.Year => FormattableString.Invariant($"năm {quarter.Year}"),
        _ => FormattableString.Invariant($"nhiệm kỳ {termStart.Year}–{quarter.Year}"),
    };

    /// <summary>What comes after it.</summary>
    public static string Next(this ReportKind kind, Period quarter) => kind switch
    {
        ReportKind.Quarter => FormattableString.Invariant($"quý {Roman(quarter.AddQuarters(1))}/{quarter.AddQuarters(1).Year}"),
        ReportKind.HalfYear => FormattableString.Invariant($"6 tháng cuối năm {quarter.Year}"),
        ReportKind.Year => FormattableString.Invariant($"năm {quarter.Year + 1}"),
        _ => "nhiệm kỳ tới",
    };

    private static readonly string[] Numerals = ["I", "II", "III", "IV"];

    public static string Roman(Period quarter) => Numerals[quarter.Quarter - 1];

    [GeneratedRegex(@"uý [1-4]\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ArabicQuarter();
}
