using System.Globalization;
using System.Text.RegularExpressions;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>
/// What an attacker types: it leaves an attribute, makes elements that run, and begins as a formula does. Each carries a number, so that it is
/// known again wherever it turns up.
/// </summary>
internal static partial class Marker
{
    public static string Of(int number) => FormattableString.Invariant($"=zq{number}q\"'><img src=x onerror=alert(1)><script>window.pwned=1</script>");

    /// <summary>What of it can stand in the name of a file.</summary>
    public static string FileName(int number) => FormattableString.Invariant($"=zq{number}q\"'><img src=x onerror=alert(1)>.png");

    public static IEnumerable<int> NumbersIn(string text) =>
        Number().Matches(text).Select(match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("zq(?<number>[0-9]+)q", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Number();
}
