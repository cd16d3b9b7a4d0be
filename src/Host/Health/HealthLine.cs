namespace ActionPlan.Host.Health;

/// <summary>How one part of the installation does. Its texts go by its name and state, and say what to do about it.</summary>
/// <param name="Part">Which part; of several that share their words, with a dot and which of them.</param>
/// <param name="State">How it does.</param>
/// <param name="Values">What the text tells, in its order.</param>
internal sealed record HealthLine(string Part, HealthState State, params IReadOnlyList<string> Values)
{
    /// <summary>The <see cref="Case"/> of a part that could not be looked at.</summary>
    public const string Unseen = "Unseen";

    /// <summary>Of several alike which one: a schedule's plan.</summary>
    public string? Of { get; init; }

    /// <summary>Which of the things that can be said of this part in this state; null where there is one.</summary>
    public string? Case { get; init; }
}

internal enum HealthState
{
    Good,

    /// <summary>It works, and somebody should look at it.</summary>
    Warning,
    Bad,
}
