using ActionPlan.Host.Authoring.Forms;

namespace ActionPlan.Host.Authoring.Areas;

/// <summary>Areas that become one, or one that becomes several, as somebody asks for it.</summary>
/// <param name="IsSplit">Whether one is divided.</param>
/// <param name="Areas">Those that end: several, or the one that is divided.</param>
/// <param name="Into">The id of the area that takes them over; empty for a new one.</param>
/// <param name="Name">The new area's name.</param>
/// <param name="Day">The first day on which it is so.</param>
/// <param name="Carries">Whether what lies below areas that end goes on below the one that takes them over.</param>
/// <param name="Parts">What it is divided into: a line for each, '<c>Phường A: 0,6</c>'.</param>
internal sealed record AreaChange(bool IsSplit, IReadOnlyList<string> Areas, string Into, string Name, DateOnly? Day, bool Carries, string Parts)
{
    private const char Arrow = '>';

    /// <summary>Which part takes what lay below the divided area: its id and the part's name. What is not said ends with it.</summary>
    public IReadOnlyList<(string Area, string Part)> Takes { get; init; } = [];

    /// <summary>As a form sends them: '<c>kp-1>Phường A</c>'.</summary>
    public static IReadOnlyList<(string Area, string Part)> ReadTakes(IEnumerable<string?> sent) =>
    [
        .. sent.OfType<string>().Select(one => (one, At: one.IndexOf(Arrow, StringComparison.Ordinal))).Where(one => one.At > 0 && one.At < one.one.Length - 1)
            .Select(one => (one.one[..one.At], one.one[(one.At + 1)..])),
    ];

    public static string Take(string area, string part) => $"{area}{Arrow}{part}";

    public string? TakenBy(string area) => Takes.FirstOrDefault(one => one.Area == area).Part;

    /// <summary>The parts with their shares: none where it is not said, or is no number from 0 to 1 (or percent).</summary>
    public IReadOnlyList<(string Name, decimal? Share, bool IsClear)> Shares() => [.. FieldTexts.Parts(Parts.ReplaceLineEndings("\n"), '\n').Select(line =>
    {
        var colon = line.LastIndexOf(':');
        var (name, typed) = colon < 0 ? (line, "") : (line[..colon].TrimEnd(), line[(colon + 1)..].Trim());
        var isPercent = typed.EndsWith('%');
        var number = typed.Length == 0 ? null : TypedNumber.Read(typed.TrimEnd('%').TrimEnd()) is { Ambiguous: false, Value: { } read } ? read : (decimal?)null;
        var share = isPercent ? number / 100 : number;
        return (TypedText.Line(name), share, typed.Length == 0 || share is > 0 and <= 1);
    })];
}

/// <summary>What a change of areas would do.</summary>
/// <param name="Problem">Why it cannot be; null where it can.</param>
/// <param name="Text">The draft with it; null where it cannot be.</param>
/// <param name="Follows">What follows for figures, verdicts and people.</param>
internal sealed record ChangedAreas(Said? Problem, string? Text, IReadOnlyList<Said> Follows);

/// <summary>A sentence by its text's name, and what it speaks of.</summary>
internal sealed record Said(string Key, params IReadOnlyList<string> Values);
