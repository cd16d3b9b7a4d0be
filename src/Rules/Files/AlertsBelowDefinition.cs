namespace ActionPlan.Rules.Files;

/// <summary>Which of the areas below the root areas raise alerts: all of them, those of some kinds, or none.</summary>
public sealed record AlertsBelowDefinition
{
    /// <summary>Only root areas do.</summary>
    public static AlertsBelowDefinition None { get; } = new();

    /// <summary>All of them, whatever their kind.</summary>
    public bool All { get; init; }

    /// <summary>Else those of these kinds, at any depth.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Whether an area below a root area raises alerts.</summary>
    public bool Names(Area area) => All || (area.Kind is { } kind && Kinds.Contains(kind, StringComparer.Ordinal));
}
