using System.Text.RegularExpressions;

namespace ActionPlan.Host.Sheets;

/// <summary>A number as a format of Excel's shows it: rounded to its decimals, or in thousands. What people see is what they believe to have written.</summary>
internal sealed partial class ShownNumber(int decimals, int thousands)
{
    private const int MostDecimals = 15;

    /// <summary>Null for formats that show a number as it is, or as something else than digits.</summary>
    public static ShownNumber? Of(uint builtIn) => builtIn switch
    {
        1 or 3 or 37 or 38 or 41 or 42 => new ShownNumber(0, 0),
        2 or 4 or 39 or 40 or 43 or 44 => new ShownNumber(2, 0),
        _ => null,
    };

    /// <param name="code">A format's code, without the words in it.</param>
    public static ShownNumber? Of(string code) => Digits().Match(code.Split(';')[0]) is { Success: true } match
        ? new ShownNumber(Math.Min(match.Groups["decimals"].Length, MostDecimals), match.Groups["thousands"].Length)
        : null;

    /// <summary>The number as it is shown; null where that is the number itself.</summary>
    public decimal? Other(decimal number)
    {
        var shown = number;
        for (var i = 0; i < thousands; i++)
        {
            shown /= 1000;
        }

        shown = Math.Round(shown, decimals, MidpointRounding.AwayFromZero);
        return shown == number ? null : shown;
    }

    [GeneratedRegex(@"\A[^0#?Ee/]*(?:[0#?]|,(?=[0#?]))+(?:\.(?<decimals>[0#?]*))?(?<thousands>,*)[^0#?,.Ee/]*\z", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 200)]
    private static partial Regex Digits();
}
