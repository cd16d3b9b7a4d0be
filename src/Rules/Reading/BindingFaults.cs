using System.Text.Json;
using System.Text.RegularExpressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Reading;

/// <summary>Says of a value of the wrong form what the right one looks like, made of what was written where that can be told.</summary>
internal sealed partial class BindingFaults(SourceFile file, ProblemList problems)
{
    private const int LongestGuess = 100;

    private static readonly Dictionary<string, string> Booleans = new(StringComparer.OrdinalIgnoreCase)
    {
        ["true"] = "true", ["có"] = "true", ["co"] = "true", ["đúng"] = "true", ["yes"] = "true", ["x"] = "true", ["1"] = "true",
        ["false"] = "false", ["không"] = "false", ["khong"] = "false", ["sai"] = "false", ["no"] = "false", ["0"] = "false",
    };

    private static readonly Dictionary<string, string> Frequencies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["quý"] = "quarter", ["hằng quý"] = "quarter", ["hàng quý"] = "quarter", ["mỗi quý"] = "quarter", ["quarterly"] = "quarter",
        ["nửa năm"] = "halfYear", ["6 tháng"] = "halfYear", ["sáu tháng"] = "halfYear", ["half-year"] = "halfYear", ["halfYearly"] = "halfYear",
        ["semester"] = "halfYear",
        ["năm"] = "year", ["hằng năm"] = "year", ["hàng năm"] = "year", ["mỗi năm"] = "year", ["yearly"] = "year", ["annual"] = "year",
    };

    private static readonly Dictionary<string, string> Statuses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["đạt"] = "met", ["dự kiến đạt"] = "onTrack", ["nguy cơ không đạt"] = "atRisk", ["không đạt"] = "missed", ["chưa đạt"] = "missed",
        ["chưa có số liệu"] = "noData",
        ["chưa đến kỳ đánh giá"] = "notDue", ["chưa đến kỳ"] = "notDue", ["không áp dụng"] = "notApplicable", ["theo dõi"] = "monitored",
    };

    /// <summary>That a key belongs to the target or to its threshold, where it stands in the other.</summary>
    public static string? Elsewhere(Type type, string key) =>
        type == typeof(TargetDefinition) && IsKeyOf(typeof(ThresholdDefinition), key) ? "keyOfThreshold"
        : type == typeof(ThresholdDefinition) && IsKeyOf(typeof(TargetDefinition), key) ? "keyOfTarget"
        : null;

    public object? NoObject(Node node, Type type) => type == typeof(ThresholdDefinition) && node.Kind is JsonTokenType.String or JsonTokenType.Number
        ? Complain(node, "thresholdExpected", Threshold(node.Text!, null))
        : Complain(node, "objectExpected");

    /// <summary>Something else stands in place of a threshold's number.</summary>
    /// <param name="node">What stands there.</param>
    /// <param name="owner">The threshold.</param>
    public object? NoThreshold(Node node, Node owner) => node.Kind == JsonTokenType.String
        ? Complain(node, "thresholdNumberExpected", Threshold(node.Text!, owner.Find("is")?.Text))
        : Complain(node, "numberOrStepsExpected");

    public object? NoNumber(Node node) => node.Kind == JsonTokenType.String && NumberIn(node.Text!) is { } number
        ? Complain(node, "numberExpectedNear", number)
        : Complain(node, "numberExpected");

    public object? NoText(Node node) => node.Kind == JsonTokenType.Number && node.Text!.Length <= LongestGuess
        ? Complain(node, "textExpectedNear", node.Text)
        : Complain(node, "textExpected");

    public object? NoBoolean(Node node, string otherwise = "booleanExpected") => node.Text is { } text && Booleans.TryGetValue(text.Trim(), out var meant)
        ? Complain(node, "booleanExpectedNear", meant)
        : Complain(node, otherwise);

    public object? Guessed(Node node, string key, Func<string, string?> guess) => node.Text is { Length: <= LongestGuess } text && guess(text) is { } right
        ? Complain(node, key + "Near", text, right)
        : Complain(node, key);

    /// <summary>A word that is none of an enumeration's; each enumeration has a text that explains its words.</summary>
    public object? NoWord(Node node, Type type, IEnumerable<string> words)
    {
        var key = "notOneOf" + type.Name;
        var written = node.Text ?? Written(node.Kind);
        var meant = type == typeof(Comparison) ? Comparisons.Word(written)
            : type == typeof(Frequency) ? Frequencies.GetValueOrDefault(written.Trim())
            : type == typeof(Status) ? Statuses.GetValueOrDefault(written.Trim())
            : null;
        return meant is not null ? Complain(node, key + "Named", written, meant)
            : Nearest.To(written, words) is { } nearest ? Complain(node, key + "Near", written, nearest)
            : Complain(node, key, written);
    }

    private static bool IsKeyOf(Type type, string key) =>
        Array.Exists(type.GetProperties(), property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == key);

    private static string Written(JsonTokenType kind) => kind switch
    {
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.StartArray => "[ … ]",
        _ => "{ … }",
    };

    /// <summary>The line that was meant, such as <c>{ "is": "atLeast", "of": 500 }</c>.</summary>
    private static string Threshold(string written, string? comparison)
    {
        var text = written.Length > LongestGuess ? string.Empty : written;
        var number = NumberIn(text);
        var before = FirstDigit().Match(text) is { Success: true } digit ? text[..digit.Index] : text;
        var word = Comparisons.Word(before)
            ?? (Enum.GetNames<Comparison>().Any(name => JsonNamingPolicy.CamelCase.ConvertName(name) == comparison) ? comparison : "atLeast");
        return word == "between" ? "{ \"is\": \"between\", \"of\": [3, 5] }" : $"{{ \"is\": \"{word}\", \"of\": {number ?? "500"} }}";
    }

    /// <summary>The number in a text such as '500 cây', with a decimal point.</summary>
    private static string? NumberIn(string text)
    {
        if (text.Length > LongestGuess || SomeNumber().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var number = match.Value.Replace(" ", "", StringComparison.Ordinal);
        return ThousandsByPoint().IsMatch(number) ? number.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : ThousandsByComma().IsMatch(number) ? number.Replace(",", "", StringComparison.Ordinal)
            : number.Replace(',', '.');
    }

    private object? Complain(Node node, string key, params object?[] values)
    {
        problems.Add(file, node.Offset, key, values);
        return null;
    }

    [GeneratedRegex("[0-9]", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex FirstDigit();

    [GeneratedRegex(@"-?[0-9]+(?:[.,][0-9]+|\ [0-9]{3})*", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex SomeNumber();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ThousandsByPoint();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ThousandsByComma();
}
