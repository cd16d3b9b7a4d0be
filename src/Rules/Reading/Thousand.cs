using System.Text.RegularExpressions;

namespace ActionPlan.Rules.Reading;

/// <summary>
/// A number such as <c>1.000</c>: one to the machine, a thousand to whoever groups digits with points, as Vietnamese do. Nobody writes
/// three decimals of which the last is zero for another reason.
/// </summary>
/// <param name="AsWritten">The number that it is.</param>
/// <param name="AsMeant">The number that it may have been meant to be.</param>
public sealed partial record Thousand(string AsWritten, string AsMeant)
{
    /// <summary>The two readings of such a number; null where it has only one.</summary>
    /// <param name="number">As it is written, with a decimal point.</param>
    public static Thousand? Of(string number) => Grouped().IsMatch(number)
        ? new Thousand(number.TrimEnd('0').TrimEnd('.'), number.Replace(".", "", StringComparison.Ordinal))
        : null;

    [GeneratedRegex(@"^-?[1-9][0-9]*\.[0-9][0-9]0\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Grouped();
}
