using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>What a run says of one target in one area for one quarter, with its evidence.</summary>
public sealed record Verdict
{
    /// <summary>The target judged.</summary>
    public required Target Target { get; init; }

    /// <summary>The area judged.</summary>
    public required Area Area { get; init; }

    /// <summary>The quarter judged.</summary>
    public required Period Period { get; init; }

    /// <summary>What the verdict says.</summary>
    public required Status Status { get; init; }

    /// <summary>The unrounded value in the target's unit of measure; null only when it cannot be computed.</summary>
    public decimal? Value { get; init; }

    /// <summary>
    /// The threshold in force, of a range its lower end; null for a monitored target, before the first step, and where it cannot be computed.
    /// </summary>
    public decimal? Threshold { get; init; }

    /// <summary>The upper end of a range; null for other comparisons, and where it cannot be computed.</summary>
    public decimal? ThresholdTo { get; init; }

    /// <summary>Where the value should be by now; null where there is no threshold, where nothing is promised, and where a range itself is the path.</summary>
    public decimal? Path { get; init; }

    /// <summary>Whether the target was due in this quarter, or before it.</summary>
    public bool Final { get; init; }

    /// <summary>The value at the due date if the pace holds; a labelled estimate that no status depends on. Null where none makes sense.</summary>
    public decimal? Forecast { get; init; }

    /// <summary>
    /// For an accumulating target not yet due: what each remaining quarter must bring (a floor) or may bring at most (a ceiling); null otherwise.
    /// </summary>
    public decimal? NeededPerQuarter { get; init; }

    /// <summary>The worst expression's name, where the target takes the worst of several.</summary>
    public string? Worst { get; init; }

    /// <summary>All named expressions, where the target takes the worst of several.</summary>
    public IReadOnlyList<NamedValue> Parts { get; init; } = [];

    /// <summary>Why, in the order in which a reader wants it.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>The figures behind it: each view that was read, down to the entries.</summary>
    public IReadOnlyList<ViewReading> Evidence { get; init; } = [];
}

/// <summary>A named expression's value.</summary>
/// <param name="Name">Its name in the rule file.</param>
/// <param name="Value">Its value; null where it cannot be computed.</param>
/// <param name="Status">
/// What would be said of the target were it its only expression; null in verdicts of the first edition. <see cref="Judging.Status.NotApplicable"/>:
/// it was left out.
/// </param>
public sealed record NamedValue(string Name, decimal? Value, Status? Status = null);
