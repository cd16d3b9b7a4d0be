using System.Text.Json;
using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Kernel;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Registers;

/// <summary>What became of rows that somebody entered or changed.</summary>
/// <param name="Outcome">Done, or why nothing was done.</param>
/// <param name="RowId">The row, or the one that stands in the way.</param>
/// <param name="Problems">What is wrong with the cells.</param>
/// <param name="Locked">The locked quarter whose count would have changed.</param>
internal sealed record RowSaved(RowOutcome Outcome, long? RowId, IReadOnlyList<RowProblem> Problems, Period? Locked)
{
    /// <summary>Whether the rows are as they were asked to be.</summary>
    public bool IsDone => Problems.Count == 0 && Locked is null && Outcome is not (RowOutcome.ChangedMeanwhile or RowOutcome.AlreadyThere or RowOutcome.NotThere);

    public static RowSaved Of(RowOutcome outcome, long? row = null) => new(outcome, row, [], null);

    public static RowSaved Wrong(IReadOnlyList<RowProblem> problems) => new(RowOutcome.Unchanged, null, problems, null);
}

/// <summary>Carries changes of a register's rows: applied, held against the locked periods, saved, and kept in the rows' history.</summary>
internal sealed class RowSaving(AppDb db, PlanInForce plans, Acting acting, TimeProvider time)
{
    /// <summary>All or none.</summary>
    public async Task<RowSaved> Save(KnownRegister register, IReadOnlyList<IChange> changes, string? reason, CancellationToken cancellation)
    {
        var entered = new Entered(acting.Actor.Name, time.GetUtcNow());
        var last = RowSaved.Of(RowOutcome.Unchanged);
        foreach (var change in changes)
        {
            var changed = await change.Apply(db, entered, cancellation);
            last = RowSaved.Of(changed.Outcome, changed.Entry?.Id);
            if (changed.IsRefused)
            {
                db.ChangeTracker.Clear();
                return last;
            }
        }

        var rows = db.ChangeTracker.Entries<Entry>().Where(row => row.State is EntityState.Added or EntityState.Modified).ToList();
        var locked = await LockedCounts.Load(db, plans.Current, register, cancellation);
        foreach (var row in rows)
        {
            if (locked.ChangedBy(row.State == EntityState.Added ? null : (Entry)row.OriginalValues.ToObject(), row.Entity) is { } quarter)
            {
                db.ChangeTracker.Clear();
                return new RowSaved(RowOutcome.Unchanged, row.State == EntityState.Added ? null : row.Entity.Id, [], quarter);
            }
        }

        var happened = rows.Select(row => (row.Entity, What(row.State, row.Entity))).ToList();
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Somebody else saved the same row, or the same thing, between reading and writing.
            db.ChangeTracker.Clear();
            return RowSaved.Of(RowOutcome.ChangedMeanwhile, last.RowId);
        }

        db.AddRange(happened.Select(one => Event(register, one.Entity, one.Item2, entered, reason)));
        return happened is [var (entity, what)] ? RowSaved.Of(what, entity.Id) : last;
    }

    private static RowOutcome What(EntityState state, Entry row) =>
        state == EntityState.Added ? RowOutcome.Entered : row.WithdrawnAt is null ? RowOutcome.Changed : RowOutcome.Withdrawn;

    private static RegisterEventRow Event(KnownRegister register, Entry row, RowOutcome what, Entered entered, string? reason) => new()
    {
        Register = register.Register.Id,
        RowId = row.Id,
        Area = row.Area,
        Outcome = what,
        Version = row.Version,
        By = entered.By,
        At = entered.At,
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        Facts = JsonSerializer.Serialize(register.Register.Cells(row), RowHistory.Json),
    };
}
