using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Expressions;

/// <summary>Expressions as people read them, without ids.</summary>
public static partial class ExpressionWords
{
    private static readonly ResourceManager Texts = new("ActionPlan.Rules.Expressions.ExpressionWords", typeof(ExpressionWords).Assembly);

    private static readonly HashSet<string> Said = new(StringComparer.Ordinal) { "value", "threshold", "path", "and", "or", "not" };

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["<="] = "≤", [">="] = "≥", ["=="] = "=", ["!="] = "≠", ["*"] = "×", ["/"] = "÷",
    };

    /// <summary>'“Số vụ phạm pháp hình sự” (luỹ kế từ đầu năm) ÷ “Dân số” (mức mới nhất) × 10.000'. What it does not know stays as it is written.</summary>
    /// <param name="expression">As written in the rule file, right or wrong.</param>
    /// <param name="nameOf">A figure's name by its id; null where there is no such figure.</param>
    /// <param name="culture">The reader's language and numbers.</param>
    /// <param name="valueOf">What a view gave, by how it is written (<c>fires.Period</c>); null where that is not to be said.</param>
    public static string Of(string expression, Func<string, string?> nameOf, CultureInfo culture, Func<string, decimal?>? valueOf = null) =>
        Readings().Replace(expression, found =>
            found.Groups["year"].Success && !found.Groups["view"].Success ? $"{Word("Function.YearsSince", culture)} {found.Groups["year"].Value}"
            : found.Groups["function"].Success ? Word("Function." + found.Groups["function"].Value, culture) + " "
            : found.Groups["number"].Success ? Number(found.Value, culture)
            : found.Value == "," ? Separator(culture)
            : Said.Contains(found.Value) ? Word("Word." + found.Value, culture)
            : Signs.TryGetValue(found.Value, out var sign) ? sign
            : nameOf(found.Groups["figure"].Value) is not { } name ? found.Value
            : !found.Groups["view"].Success ? $"“{name}”"
            : $"“{name}” ({View(found.Groups["view"].Value, found.Groups["year"].Value, culture)}{Told(valueOf?.Invoke(found.Value), culture)})");

    /// <summary>How a figure is looked at: 'luỹ kế từ đầu năm'.</summary>
    /// <param name="view">The view.</param>
    /// <param name="year">The year of <see cref="Judging.View.Year"/>.</param>
    /// <param name="culture">The reader's language.</param>
    public static string View(View view, int? year, CultureInfo culture) => View(view.ToString(), year?.ToString(CultureInfo.InvariantCulture) ?? "", culture);

    private static string View(string name, string year, CultureInfo culture) => string.Format(culture, Word("View." + name, culture), year);

    private static string Word(string key, CultureInfo culture) => Texts.GetString(key, culture) ?? key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static string Told(decimal? value, CultureInfo culture) => value is { } known ? $": {Shown.Number(known, culture)}" : "";

    private static string Number(string text, CultureInfo culture) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Shown.AsWritten(number, culture) : text;

    // Where decimals have a comma, what is listed has none.
    private static string Separator(CultureInfo culture) => culture.NumberFormat.NumberDecimalSeparator == "," ? ";" : ",";

    [GeneratedRegex(
        @"\bYearsSince\s*\(\s*(?<year>\d{4})\s*\)|\b(?<function>If|Count|Growth|YearsSince|Math\.(Min|Max|Abs|Round|Floor|Ceiling|Pow))\s*(?=\()"
        + @"|\b(?<figure>[a-z]\w*)(\.(?<view>[A-Z][A-Za-z]*)(?<year>\d{4})?)?|(?<![\w.])(?<number>\d+(\.\d+)?)(?![\w.])|[<>=!]=|[*/,]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Readings();
}
