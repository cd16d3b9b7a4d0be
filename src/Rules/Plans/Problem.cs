using System.Globalization;
using System.Resources;

namespace ActionPlan.Rules.Plans;

/// <summary>Something wrong in a file, and where.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
/// <param name="Key">The text's key in <c>Problems.resx</c>.</param>
/// <param name="Values">The values for the text's placeholders.</param>
/// <param name="Severity">Whether the plan can be used all the same.</param>
public sealed record Problem(string File, int Line, int Column, string Key, IReadOnlyList<string> Values, Severity Severity = Severity.Error)
{
    private const int LongestShown = 2_000;

    private static readonly ResourceManager Texts = new("ActionPlan.Rules.Plans.Problems", typeof(Problem).Assembly);

    /// <summary>The message alone, in Vietnamese or English; what nobody sees in the file's own words is named in it.</summary>
    public string Message(CultureInfo culture) =>
        string.Format(culture, Texts.GetString(Key, culture) ?? Key, [.. Values.Select(value => TypedText.Shown(value, LongestShown))]);

    /// <summary><c>file:line:column: message</c>; a warning says so before its message.</summary>
    public string ToString(CultureInfo culture) => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Kind(culture)}{Message(culture)}");

    private string Kind(CultureInfo culture) => Severity == Severity.Warning ? Texts.GetString("warning", culture) + ": " : string.Empty;
}
