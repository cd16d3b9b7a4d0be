using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation.Roots;

/// <summary>Which root areas are looked for, and in which order.</summary>
/// <param name="Text">A part of the name; null for all.</param>
/// <param name="Sort">A status' name, <see cref="ByOwing"/> or <see cref="ByName"/>; null for the most troubled first.</param>
internal sealed record RootFilter(string? Text, string? Sort)
{
    public const string ByOwing = "owing";
    public const string ByName = "name";

    public static IReadOnlyList<string> Sorts { get; } = [.. Enum.GetNames<Status>(), ByOwing, ByName];

    public static RootFilter Read(string? text, string? sort, List<Misread> misread) =>
        new(string.IsNullOrWhiteSpace(text) ? null : text.Trim(), Asked.OneOf(sort, Sorts, "Asked.NoSuchChoice", misread));

    public bool Lets(RootLine line) => Text is null || Folded.Contains(line.Area.Name, Text);

    /// <summary>Those alike stay in the plan's order.</summary>
    public IEnumerable<RootLine> Order(IEnumerable<RootLine> lines)
    {
        var troubled = lines.OrderByDescending(line => line.Trouble).ThenByDescending(line => line.Counts.Missed).ThenByDescending(line => line.Counts.AtRisk)
            .ThenByDescending(line => line.Owing?.Overdue ?? 0);
        return Sort switch
        {
            null => troubled,
            ByOwing => troubled.OrderByDescending(line => line.Owing?.Overdue ?? 0),
            ByName => lines.OrderBy(line => line.Area.Name, Ordering.Vietnamese),
            _ => troubled.OrderByDescending(line => line.Counts[Enum.Parse<Status>(Sort)]),
        };
    }
}
