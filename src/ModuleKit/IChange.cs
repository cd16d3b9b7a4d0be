using Microsoft.EntityFrameworkCore;

namespace ActionPlan.ModuleKit;

/// <summary>A change of a module's own data. The host carries every change through its one pipeline, which saves and commits.</summary>
public interface IChange
{
    /// <summary>Applies the change to the context without saving it.</summary>
    /// <param name="db">The host's context, on a transaction.</param>
    /// <param name="entered">Who makes the change, and when.</param>
    /// <param name="cancellation">Cancels the change as a whole.</param>
    Task Apply(DbContext db, Entered entered, CancellationToken cancellation);
}

/// <summary>Who entered something, and when: the host's pipeline knows both.</summary>
/// <param name="By">The person's name, at most <see cref="Entry.NameLength"/> characters.</param>
/// <param name="At">The moment.</param>
public sealed record Entered(string By, DateTimeOffset At);
