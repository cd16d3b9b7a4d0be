using System.Text.RegularExpressions;

namespace ActionPlan.Host.Words;

/// <summary>Numbers in files are written one way only, whatever the machine's culture: <c>1234.5</c>.</summary>
internal static partial class ExactNumber
{
    /// <summary>A decimal holds 28 digits without rounding; more would be changed silently.</summary>
    private const int MostDigits = 28;

    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        return Exact().IsMatch(text)
            && text.Count(char.IsAsciiDigit) <= MostDigits
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>What was probably meant, written right; null where no guess is safe.</summary>
    public static string? Guess(string text)
    {
        var bare = TypedText.Line(text).Replace(" ", "", StringComparison.Ordinal);
        var guess = VietnameseGroups().IsMatch(bare) ? bare.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : EnglishGroups().IsMatch(bare) ? bare.Replace(",", "", StringComparison.Ordinal)
            : DecimalComma().IsMatch(bare) ? bare.Replace(',', '.')
            : Scientific().IsMatch(bare) && decimal.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
                ? plain.ToString(CultureInfo.InvariantCulture)
            : bare.TrimEnd('%').TrimStart('+');
        return guess != text && TryParse(guess, out _) ? guess : null;
    }

    /// <summary>Without trailing zeros and never with an exponent: 4.79, 5.</summary>
    public static string Text(decimal value) => Bare(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>The same number without trailing zeros, which databases keep or not.</summary>
    public static decimal Bare(decimal value) => value == 0 ? 0 : value / 1.0000000000000000000000000000m;

    [GeneratedRegex(@"\A-?[0-9]+(\.[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Exact();

    [GeneratedRegex(@"\A-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex VietnameseGroups();

    [GeneratedRegex(@"\A-?[0-9]{1,3}(,[0-9]{3}){2,}(\.[0-9]+)?\z|\A-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EnglishGroups();

    [GeneratedRegex(@"\A-?[0-9]+,[0-9]+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"\A-?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]{1,2}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Scientific();
}
