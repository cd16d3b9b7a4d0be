namespace ActionPlan.Rules.Files;

/// <summary>What a value is compared with: a number, numbers by year, an expression over figures, or the two ends of a range.</summary>
public sealed record LimitDefinition
{
    /// <summary>Nothing is written.</summary>
    public static LimitDefinition Unsaid { get; } = new();

    /// <summary>The number, where it is one.</summary>
    public decimal? Constant { get; init; }

    /// <summary>Numbers by year, of which each holds until the next.</summary>
    public IReadOnlyDictionary<string, decimal>? ByYear { get; init; }

    /// <summary>An expression over figure views, such as a quota given to each area.</summary>
    public string? Expression { get; init; }

    /// <summary>The lower and the upper end, each a number or an expression.</summary>
    public IReadOnlyList<LimitDefinition>? Ends { get; init; }

    /// <summary>All expressions in it.</summary>
    internal IEnumerable<string> Expressions => (Ends ?? [this]).Select(end => end.Expression).OfType<string>();
}
