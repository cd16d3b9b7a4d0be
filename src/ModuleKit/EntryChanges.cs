using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.ModuleKit;

/// <summary>
/// Adds the entry, or gives the one that stands for the same thing the new facts. The same facts again change nothing, so a file imported
/// twice counts once.
/// </summary>
internal sealed record PutEntry<T>(T Entry, Expression<Func<T, bool>> Same) : IChange
    where T : Entry
{
    public async Task<RowChange> Apply(DbContext db, Entered entered, CancellationToken cancellation)
    {
        var known = await db.Set<T>().Standing().SingleOrDefaultAsync(Same, cancellation).ConfigureAwait(false);
        return known is null ? Add(db, Entry, entered) : Replace(db, known, Entry, entered);
    }

    internal static RowChange Add(DbContext db, T entry, Entered entered)
    {
        entry.Sign(entered);
        db.Add(entry);
        return new RowChange(RowOutcome.Entered, entry);
    }

    internal static RowChange Replace(DbContext db, T known, T facts, Entered entered)
    {
        facts.Continue(known);
        var tracked = db.Entry(known);
        tracked.CurrentValues.SetValues(facts);
        if (tracked.State != EntityState.Modified)
        {
            return new RowChange(RowOutcome.Unchanged, known);
        }

        known.Sign(entered);
        return new RowChange(RowOutcome.Changed, known);
    }
}

/// <summary>Adds the entry, unless one stands for the same thing already.</summary>
internal sealed record AddEntry<T>(T Entry, Expression<Func<T, bool>> Same) : IChange
    where T : Entry
{
    public async Task<RowChange> Apply(DbContext db, Entered entered, CancellationToken cancellation) =>
        await db.Set<T>().Standing().FirstOrDefaultAsync(Same, cancellation).ConfigureAwait(false) is { } known
            ? new RowChange(RowOutcome.AlreadyThere, known)
            : PutEntry<T>.Add(db, Entry, entered);
}

/// <summary>Gives the row that was read new facts, also in what tells it from others: it stays the same row.</summary>
internal sealed record EditEntry<T>(long Id, int Version, T Entry, Expression<Func<T, bool>> Same) : IChange
    where T : Entry
{
    public async Task<RowChange> Apply(DbContext db, Entered entered, CancellationToken cancellation)
    {
        var known = await db.Set<T>().SingleOrDefaultAsync(row => row.Id == Id, cancellation).ConfigureAwait(false);
        if (known is null)
        {
            return new RowChange(RowOutcome.NotThere, null);
        }

        if (known.Version != Version || known.WithdrawnAt is not null)
        {
            return new RowChange(RowOutcome.ChangedMeanwhile, known);
        }

        var other = await db.Set<T>().Standing().Where(row => row.Id != Id).FirstOrDefaultAsync(Same, cancellation).ConfigureAwait(false);
        return other is not null ? new RowChange(RowOutcome.AlreadyThere, other) : PutEntry<T>.Replace(db, known, Entry, entered);
    }
}

/// <summary>Takes the row that was read out of the count. It stays readable.</summary>
internal sealed record WithdrawEntry<T>(long Id, int Version, string Reason) : IChange
    where T : Entry
{
    public async Task<RowChange> Apply(DbContext db, Entered entered, CancellationToken cancellation)
    {
        var known = await db.Set<T>().SingleOrDefaultAsync(row => row.Id == Id, cancellation).ConfigureAwait(false);
        if (known is null)
        {
            return new RowChange(RowOutcome.NotThere, null);
        }

        if (known.Version != Version || known.WithdrawnAt is not null)
        {
            return new RowChange(RowOutcome.ChangedMeanwhile, known);
        }

        (known.WithdrawnAt, known.WithdrawnBy, known.WithdrawnReason) = (entered.At, entered.By, Reason);
        known.Version++;
        return new RowChange(RowOutcome.Withdrawn, known);
    }
}
