namespace ActionPlan.Host.Plans.Editing;

/// <summary>What became of a change to the plan's file.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Problems">Why it was refused; else empty.</param>
internal sealed record PlanEdited(PlanEditOutcome Outcome, IReadOnlyList<Problem> Problems)
{
    public static PlanEdited As(PlanEditOutcome outcome) => new(outcome, []);
}

internal enum PlanEditOutcome
{
    Saved,

    /// <summary>The file says so already.</summary>
    Unchanged,

    /// <summary>The plan would not pass its checks.</summary>
    Refused,

    /// <summary>Somebody changed the file since it was shown.</summary>
    ChangedMeanwhile,

    /// <summary>The program may not write into the plan's folder.</summary>
    NotWritable,

    /// <summary>The folder has a change from which something would vanish.</summary>
    FolderWaits,
}
