using System.Text.RegularExpressions;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>How a template's row says which row of the register it is, and as of which change: <c>#17.2</c>.</summary>
internal sealed partial record RowMark(long Id, int Version)
{
    /// <summary>The column it stands in, as the template's hidden row names it.</summary>
    public const string Column = "row";

    public static RowMark? Read(string text) => Shape().Match(text) is { Success: true } match
        && long.TryParse(match.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && int.TryParse(match.Groups["version"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new RowMark(id, version)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Id}.{Version}");

    [GeneratedRegex(@"\A#(?<id>[0-9]+)\.(?<version>[0-9]+)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
