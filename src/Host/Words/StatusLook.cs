using System.Resources;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Words;

/// <summary>How a status looks in pages, charts and mail: one mark, one set of colours and one name each.</summary>
/// <remarks>
/// What needs attention is loud (red, orange), what goes well is pale, and lightness alone separates the two, so that the
/// colours also serve people who do not tell red from green. Colour never stands without the mark or the name.
/// </remarks>
internal sealed record StatusLook
{
    /// <summary>The width and height of the box in which <see cref="Shape"/> is drawn.</summary>
    public const int ShapeSize = 16;

    private static readonly ResourceManager Texts = new("ActionPlan.Host.Words.StatusTexts", typeof(StatusLook).Assembly);

    public required Status Status { get; init; }

    /// <summary>The mark as one character, for plain text and mail.</summary>
    public required string Glyph { get; init; }

    /// <summary>The same mark as the data of a filled SVG path in a box of 16 × 16, for charts and pages: no font need have it.</summary>
    public required string Shape { get; init; }

    /// <summary>The background of a cell, chip or bar.</summary>
    public required string Fill { get; init; }

    /// <summary>The mark and text on <see cref="Fill"/>.</summary>
    public required string OnFill { get; init; }

    /// <summary>Lines, markers and text on white.</summary>
    public required string Line { get; init; }

    /// <summary>Whether the fill is hatched: nothing is known.</summary>
    public bool Hatched { get; init; }

    /// <summary>All of them, in the order in which pages list them.</summary>
    public static IReadOnlyList<StatusLook> All { get; } =
    [
        new()
        {
            Status = Status.Missed, Glyph = "✕", Fill = "#B3261E", OnFill = "#FFFFFF", Line = "#B3261E",
            Shape = "M3.5 2 8 6.5 12.5 2 14 3.5 9.5 8 14 12.5 12.5 14 8 9.5 3.5 14 2 12.5 6.5 8 2 3.5Z",
        },
        new()
        {
            Status = Status.AtRisk, Glyph = "!", Fill = "#F59E2E", OnFill = "#3B2200", Line = "#B45309",
            Shape = "M6.5 1.8H9.5L9.1 10H6.9ZM6.8 11.6H9.2V14.2H6.8Z",
        },
        new()
        {
            Status = Status.NoData, Glyph = "?", Fill = "#FFFFFF", OnFill = "#4B5563", Line = "#6B7280", Hatched = true,
            Shape = "M4.4 5.8C4.4 3.4 5.9 1.8 8.1 1.8 10.3 1.8 11.8 3.2 11.8 5.3 11.8 6.9 11 7.7 10 8.5 9.3 9.1 9.1 9.4 9.1 10.3H6.9"
                + "C6.9 8.7 7.4 8 8.3 7.2 9.1 6.5 9.5 6.1 9.5 5.3 9.5 4.4 9 3.9 8.1 3.9 7.2 3.9 6.6 4.6 6.6 5.8ZM6.8 11.7H9.2V14.2H6.8Z",
        },
        new()
        {
            Status = Status.OnTrack, Glyph = "↗", Fill = "#A8CBF0", OnFill = "#123E73", Line = "#1F5FA8",
            Shape = "M6 2.6H13.4V10H11.2V6.4L4.2 13.4 2.6 11.8 9.6 4.8H6Z",
        },
        new()
        {
            Status = Status.Met, Glyph = "✓", Fill = "#B4DDB9", OnFill = "#14532D", Line = "#1E7A45",
            Shape = "M2 8.6 3.6 7 6.4 9.8 12.4 3.8 14 5.4 6.4 13Z",
        },
        new()
        {
            Status = Status.NotDue, Glyph = "…", Fill = "#F1F3F5", OnFill = "#596170", Line = "#8A929C",
            Shape = "M2.4 6.9H4.6V9.1H2.4ZM6.9 6.9H9.1V9.1H6.9ZM11.4 6.9H13.6V9.1H11.4Z",
        },
        new()
        {
            Status = Status.NotApplicable, Glyph = "–", Fill = "#D3D8DE", OnFill = "#4B5563", Line = "#6B7280",
            Shape = "M3 6.9H13V9.1H3Z",
        },
        new()
        {
            Status = Status.Monitored, Glyph = "○", Fill = "#D9CBEC", OnFill = "#53308A", Line = "#6D45A8",
            Shape = "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5ZM8 4.7A3.3 3.3 0 1 0 8 11.3A3.3 3.3 0 1 0 8 4.7Z",
        },
    ];

    public static StatusLook Of(Status status) => All[(int)status];

    /// <summary>What a thing that is there or not is said to be.</summary>
    public static string YesOrNo(bool isSo, CultureInfo culture) => Texts.GetString(isSo ? "Yes" : "No", culture)!;

    /// <summary>The status' name in the culture's language.</summary>
    public string Label(CultureInfo culture) => Texts.GetString(Status.ToString(), culture) ?? Status.ToString();
}
