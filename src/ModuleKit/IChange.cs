using Microsoft.EntityFrameworkCore;

namespace ActionPlan.ModuleKit;

/// <summary>A change of a module's own data. The host carries every change through its one pipeline, which saves and commits.</summary>
public interface IChange
{
    /// <summary>Applies the change to the context without saving it.</summary>
    /// <param name="db">The host's context, on a transaction.</param>
    /// <param name="entered">Who makes the change, and when.</param>
    /// <param name="cancellation">Cancels the change as a whole.</param>
    /// <returns>What became of it; a change that is refused leaves the context as it was.</returns>
    Task<RowChange> Apply(DbContext db, Entered entered, CancellationToken cancellation);
}

/// <summary>Who entered something, and when: the host's pipeline knows both.</summary>
/// <param name="By">The person's name, at most <see cref="Entry.NameLength"/> characters.</param>
/// <param name="At">The moment.</param>
public sealed record Entered(string By, DateTimeOffset At);

/// <summary>What became of a change.</summary>
/// <param name="Outcome">Done, or why not.</param>
/// <param name="Entry">The row as it is now, or the one that stands in the way; null if there is none.</param>
public sealed record RowChange(RowOutcome Outcome, Entry? Entry)
{
    /// <summary>Whether the change is refused: nothing was done.</summary>
    public bool IsRefused => Outcome is RowOutcome.ChangedMeanwhile or RowOutcome.AlreadyThere or RowOutcome.AlikeThere or RowOutcome.NotThere;
}

/// <summary>What can become of a change.</summary>
public enum RowOutcome
{
    /// <summary>A new row.</summary>
    Entered,

    /// <summary>A row with other facts than before.</summary>
    Changed,

    /// <summary>A row that is no longer counted.</summary>
    Withdrawn,

    /// <summary>The facts are those that stand already.</summary>
    Unchanged,

    /// <summary>Refused: somebody else has changed or withdrawn the row since it was read.</summary>
    ChangedMeanwhile,

    /// <summary>Refused: another row stands for the same thing.</summary>
    AlreadyThere,

    /// <summary>Refused until somebody says that it is another thing: a row stands that differs in spelling only.</summary>
    AlikeThere,

    /// <summary>Refused: there is no such row.</summary>
    NotThere,
}
