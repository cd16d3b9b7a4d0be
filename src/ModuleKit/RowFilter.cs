namespace ActionPlan.ModuleKit;

/// <summary>Which rows of a register are wanted; all that stand, unless something is given.</summary>
public sealed record RowFilter
{
    /// <summary>A single row, whether it stands or not.</summary>
    public long? Id { get; init; }

    /// <summary>The ids of the areas the rows were entered for.</summary>
    public IReadOnlyCollection<string>? Areas { get; init; }

    /// <summary>The days within which the rows are dated, or whose year they stand for.</summary>
    public CountedDays? Days { get; init; }

    /// <summary>The figure that counts the rows within <see cref="Days"/>, whatever they are dated by.</summary>
    public CountedFigure? CountedBy { get; init; }

    /// <summary>Whether what was found or planned is done by now, where the register has a <see cref="Register.DoneBy"/>; null for either.</summary>
    public bool? Done { get; init; }

    /// <summary>
    /// Whether only rows are wanted that were not done before this day, where the register has a <see cref="Register.DoneBy"/>; null for all.
    /// </summary>
    public DateOnly? NotDoneBefore { get; init; }

    /// <summary>What columns of works, words, and yes or no must hold, written as in a file.</summary>
    public IReadOnlyDictionary<string, string> Holding { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the rows withdrawn are wanted in place of those that stand.</summary>
    public bool Withdrawn { get; init; }
}
