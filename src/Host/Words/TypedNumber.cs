using System.Resources;
using System.Text.RegularExpressions;

namespace ActionPlan.Host.Words;

/// <summary>
/// A number as a person types or pastes it: <c>1.234.567,89</c> as Vietnamese write it, or <c>1234567.89</c> as machines do.
/// </summary>
/// <param name="Value">What was understood; null where there is a problem.</param>
/// <param name="Other">What the same text means elsewhere (<c>1.234</c>, understood as 1234, may have meant 1,234); null where there is no doubt.</param>
/// <param name="Problem">Why it is no number; null where it is one.</param>
internal sealed record TypedNumber(decimal? Value, decimal? Other, NumberProblem? Problem)
{
    private static readonly ResourceManager Texts = new("ActionPlan.Host.Words.TypedNumbers", typeof(TypedNumber).Assembly);

    /// <summary>Whether the page must show what was understood.</summary>
    public bool Ambiguous => Other is not null;

    public static TypedNumber Read(string text)
    {
        // Excel and web pages put no-break spaces and what nobody sees around numbers, and a true minus sign before them.
        var bare = TypedText.Word(text).Replace('\u2212', '-');
        if (NumberShape.ProblemOf(bare) is { } problem)
        {
            return new TypedNumber(null, null, problem);
        }

        if (NumberShape.IsVietnamese(bare))
        {
            return Within(Bare(bare, '.', ','), NumberShape.IsInvariant(bare) ? Bare(bare, ',', '.') : null);
        }

        return NumberShape.IsInvariant(bare)
            ? Within(Bare(bare, ',', '.'), null)
            : new TypedNumber(null, null, bare.Any(char.IsWhiteSpace) ? NumberProblem.Spaces : NumberProblem.Separators);
    }

    /// <summary>As it may be typed again: Vietnamese, all decimals kept.</summary>
    public static string Text(decimal value) => value.ToString("#,##0.##########", Cultures.Vietnamese);

    /// <summary>What is wrong, or how an ambiguous number was understood; empty where all is clear.</summary>
    public string Message(CultureInfo culture) => (Problem, Other) switch
    {
        ({ } problem, _) => Texts.GetString(problem.ToString(), culture)!,
        (_, { } other) => string.Format(culture, Texts.GetString("Ambiguous", culture)!, Plain(Value!.Value, culture), Plain(other, culture)),
        _ => "",
    };

    // Without groups: 1234 or 1,234 leaves no doubt which of the two is meant.
    private static string Plain(decimal value, CultureInfo culture) => value.ToString("0.##########", culture);

    private static TypedNumber Within(string value, string? other)
    {
        var (whole, decimals) = (value.TrimStart('-', '+').Split('.')[0], value.Split('.').ElementAtOrDefault(1) ?? "");
        if (whole.TrimStart('0').Length > NumberShape.MostWholeDigits)
        {
            return new TypedNumber(null, null, NumberProblem.TooLarge);
        }

        return decimals.Length > NumberShape.MostDecimals
            ? new TypedNumber(null, null, NumberProblem.TooManyDecimals)
            : new TypedNumber(ExactNumber.Bare(Number(value)), other is null || Number(other) == Number(value) ? null : Number(other), null);
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Bare(string text, char group, char point) =>
        text.Replace(group.ToString(), "", StringComparison.Ordinal).Replace(point, '.');
}

internal enum NumberProblem
{
    Empty,
    NotANumber,
    Percent,
    Exponent,
    ForeignDigits,
    Sign,
    Spaces,

    /// <summary>A character that nobody sees.</summary>
    Hidden,
    Separators,
    TooLarge,
    TooManyDecimals,
}

/// <summary>How numbers are written, before any is read.</summary>
internal static partial class NumberShape
{
    public const int MostWholeDigits = 18;
    public const int MostDecimals = 10;
    private const int LongestText = 100;
    private static readonly decimal LargestStored = decimal.Parse("1" + new string('0', MostWholeDigits), CultureInfo.InvariantCulture);

    /// <summary>What is wrong whatever the separators mean.</summary>
    public static NumberProblem? ProblemOf(string text) => text switch
    {
        "" => NumberProblem.Empty,
        { Length: > LongestText } => NumberProblem.NotANumber,
        _ when text.Any(c => char.IsDigit(c) && !char.IsAsciiDigit(c)) => NumberProblem.ForeignDigits,
        _ when !text.Any(char.IsAsciiDigit) => NumberProblem.NotANumber,
        _ when IsPlain(WithoutHidden(text)) && !IsPlain(text) => NumberProblem.Hidden,
        [.., '%' or '‰'] when IsPlain(text[..^1].TrimEnd()) => NumberProblem.Percent,
        _ when Exponent().IsMatch(text) => NumberProblem.Exponent,
        _ when !IsPlain(text) => NumberProblem.NotANumber,
        _ when text.LastIndexOfAny(['-', '+']) > 0 => NumberProblem.Sign,
        _ => null,
    };

    /// <summary>Why a number that was never text cannot be kept as it is; null where it can.</summary>
    public static NumberProblem? Unstorable(decimal value) =>
        Math.Abs(value) >= LargestStored ? NumberProblem.TooLarge : value != Math.Round(value, MostDecimals) ? NumberProblem.TooManyDecimals : null;

    /// <summary>1234 or 1.234, with or without decimals after a comma.</summary>
    public static bool IsVietnamese(string text) => WithDecimalComma().IsMatch(text);

    /// <summary>1234 or 1,234, with or without decimals after a point.</summary>
    public static bool IsInvariant(string text) => WithDecimalPoint().IsMatch(text);

    private static string WithoutHidden(string text) => string.Concat(TypedText.Line(text));

    private static bool IsPlain(string text) => text.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '.' or ',' or '-' or '+');

    [GeneratedRegex(@"\A[-+]?([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+)(,[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WithDecimalComma();

    [GeneratedRegex(@"\A[-+]?([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WithDecimalPoint();

    [GeneratedRegex(@"\A[-+]?[0-9.,]+[eE][-+]?[0-9]+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Exponent();
}
