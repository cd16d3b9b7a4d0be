using System.Text.Json.Serialization;

namespace ActionPlan.Host.Audit;

internal enum ChangeKind
{
    Added,
    Changed,
    Removed,
}

/// <summary>What became of a row.</summary>
/// <param name="Key">The row's key; its parts with a slash between them.</param>
/// <param name="Kind">Added, changed or removed.</param>
/// <param name="Before">The values before, by column; of a changed row only those that changed.</param>
/// <param name="After">The values after.</param>
internal sealed record RowChange(
    string Table, string Key, ChangeKind Kind, IReadOnlyDictionary<string, object?> Before, IReadOnlyDictionary<string, object?> After)
{
    /// <summary>The areas it is about, before and after; null among them where it is about none.</summary>
    [JsonIgnore]
    public IReadOnlyList<string?> Areas { get; init; } = [null];

    /// <summary>What the column was left with, as text; empty where the change tells nothing of it.</summary>
    public string Said(string column) => After.GetValueOrDefault(column)?.ToString() ?? "";

    /// <summary>What two changes of the same row in one transaction come to; null where nothing is left of them.</summary>
    public RowChange? Then(RowChange later) => Joined(later) is { } both ? both with { Areas = [.. Areas.Union(later.Areas, StringComparer.Ordinal)] } : null;

    private RowChange? Joined(RowChange later) => (Kind, later.Kind) switch
    {
        (ChangeKind.Added, ChangeKind.Changed) => this with { After = Over(After, later.After) },
        (ChangeKind.Added, ChangeKind.Removed) => null,
        (ChangeKind.Changed, ChangeKind.Changed) => Net(this with { Before = Over(later.Before, Before), After = Over(After, later.After) }),
        (ChangeKind.Changed, ChangeKind.Removed) => later with { Before = Over(later.Before, Before) },
        _ => later,
    };

    private static RowChange? Net(RowChange change)
    {
        // A secret may show the same mark before and after, and has changed all the same.
        var same = change.After.Where(pair => Equals(pair.Value, change.Before.GetValueOrDefault(pair.Key)) && !Equals(pair.Value, Unaudited.Secret))
            .Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        return same.Count == change.After.Count ? null : change with { Before = Without(change.Before, same), After = Without(change.After, same) };
    }

    private static Dictionary<string, object?> Without(IReadOnlyDictionary<string, object?> values, HashSet<string> names) =>
        values.Where(pair => !names.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, object?> Over(IReadOnlyDictionary<string, object?> under, IReadOnlyDictionary<string, object?> over)
    {
        var both = new Dictionary<string, object?>(under, StringComparer.Ordinal);
        foreach (var (name, value) in over)
        {
            both[name] = value;
        }

        return both;
    }
}
