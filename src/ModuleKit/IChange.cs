using Microsoft.EntityFrameworkCore;

namespace ActionPlan.ModuleKit;

/// <summary>A change of a module's own data. The host carries every change through its one pipeline, which saves and commits.</summary>
public interface IChange
{
    /// <summary>Applies the change to the context without saving it.</summary>
    /// <param name="db">The host's context, on a transaction.</param>
    /// <param name="cancellation">Cancels the change as a whole.</param>
    Task Apply(DbContext db, CancellationToken cancellation);
}
