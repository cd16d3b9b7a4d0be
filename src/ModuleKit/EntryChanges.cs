using Microsoft.EntityFrameworkCore;

namespace ActionPlan.ModuleKit;

/// <summary>What an entry is asked to be.</summary>
/// <param name="Entry">Its facts.</param>
/// <param name="KeyOf">What an entry of its register stands for.</param>
/// <param name="IsDistinct">Whether somebody has said that it is another thing than those it is alike to.</param>
internal sealed record Wanted<T>(T Entry, Func<T, ThingKey> KeyOf, bool IsDistinct)
    where T : Entry
{
    public ThingKey Key { get; } = KeyOf(Entry);

    public Task<List<StandingThing>> Things(DbContext db, CancellationToken cancellation) => StandingThings.Of(db).In(db, Entry.Area, KeyOf, cancellation);

    /// <summary>Adds it, unless nobody has said yet whether it is another thing.</summary>
    public RowChange Add(DbContext db, List<StandingThing> things, Entered entered)
    {
        if (!IsDistinct && things.Alike(Key) is { } alike)
        {
            return new RowChange(RowOutcome.AlikeThere, alike);
        }

        Entry.Sign(entered);
        db.Add(Entry);
        StandingThings.Of(db).Note(Entry, Key);
        return new RowChange(RowOutcome.Entered, Entry);
    }

    public RowChange Replace(DbContext db, T known, Entered entered)
    {
        Entry.Continue(known);
        var tracked = db.Entry(known);
        tracked.CurrentValues.SetValues(Entry);
        StandingThings.Of(db).Note(known, Key);
        if (tracked.State != EntityState.Modified)
        {
            return new RowChange(RowOutcome.Unchanged, known);
        }

        known.Sign(entered);
        return new RowChange(RowOutcome.Changed, known);
    }
}

/// <summary>
/// Adds the entry, or gives the one that stands for the same thing the new facts. The same facts again change nothing, so a file imported
/// twice counts once.
/// </summary>
internal sealed record PutEntry<T>(Wanted<T> Wanted) : IChange
    where T : Entry
{
    public async Task<RowChange> Apply(DbContext db, Entered entered, CancellationToken cancellation)
    {
        var things = await Wanted.Things(db, cancellation).ConfigureAwait(false);
        return things.Same(Wanted.Key) switch
        {
            null => Wanted.Add(db, things, entered),
            { IsCarried: true, Row: var carried } => new RowChange(RowOutcome.AlreadyThere, carried),
            { Row: { Id: 0 } added } => new RowChange(RowOutcome.AlreadyThere, added),
            { Row.Id: var id } => Wanted.Replace(db, await db.Set<T>().SingleAsync(row => row.Id == id, cancellation).ConfigureAwait(false), entered),
        };
    }
}

/// <summary>Adds the entry, unless one stands for the same thing already.</summary>
internal sealed record AddEntry<T>(Wanted<T> Wanted) : IChange
    where T : Entry
{
    public async Task<RowChange> Apply(DbContext db, Entered entered, CancellationToken cancellation)
    {
        var things = await Wanted.Things(db, cancellation).ConfigureAwait(false);
        return things.Same(Wanted.Key) is { Row: var known } ? new RowChange(RowOutcome.AlreadyThere, known) : Wanted.Add(db, things, entered);
    }
}

/// <summary>Changes the row that was read, unless it is not as it was then.</summary>
internal abstract record ReadEntry<T>(long Id, int Version) : IChange
    where T : Entry
{
    public async Task<RowChange> Apply(DbContext db, Entered entered, CancellationToken cancellation)
    {
        var known = await db.Set<T>().SingleOrDefaultAsync(row => row.Id == Id, cancellation).ConfigureAwait(false);
        return known is null ? new RowChange(RowOutcome.NotThere, null)
            : known.Version != Version || known.WithdrawnAt is not null ? new RowChange(RowOutcome.ChangedMeanwhile, known)
            : await Change(db, known, entered, cancellation).ConfigureAwait(false);
    }

    protected abstract Task<RowChange> Change(DbContext db, T known, Entered entered, CancellationToken cancellation);
}

/// <summary>Gives the row that was read new facts, also in what tells it from others: it stays the same row.</summary>
internal sealed record EditEntry<T>(long Id, int Version, Wanted<T> Wanted) : ReadEntry<T>(Id, Version)
    where T : Entry
{
    protected override async Task<RowChange> Change(DbContext db, T known, Entered entered, CancellationToken cancellation)
    {
        var things = await Wanted.Things(db, cancellation).ConfigureAwait(false);
        var was = Wanted.KeyOf(known);
        // Rows that older programs let stand side by side may each be mended; only letter by letter the table takes no two.
        if (things.Same(Wanted.Key, Id) is { } other && (was.Same != Wanted.Key.Same || (!other.IsCarried && other.Key.Stored == Wanted.Key.Stored)))
        {
            return new RowChange(RowOutcome.AlreadyThere, other.Row);
        }

        return !Wanted.IsDistinct && was.Alike != Wanted.Key.Alike && things.Alike(Wanted.Key, Id) is { } alike
            ? new RowChange(RowOutcome.AlikeThere, alike)
            : Wanted.Replace(db, known, entered);
    }
}

/// <summary>Takes the row that was read out of the count. It stays readable.</summary>
internal sealed record WithdrawEntry<T>(long Id, int Version, string Reason) : ReadEntry<T>(Id, Version)
    where T : Entry
{
    protected override Task<RowChange> Change(DbContext db, T known, Entered entered, CancellationToken cancellation)
    {
        (known.WithdrawnAt, known.WithdrawnBy, known.WithdrawnReason) = (entered.At, entered.By, Reason);
        known.Version++;
        StandingThings.Of(db).Drop(known);
        return Task.FromResult(new RowChange(RowOutcome.Withdrawn, known));
    }
}
