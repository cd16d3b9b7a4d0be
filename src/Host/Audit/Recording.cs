using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ActionPlan.Host.Audit;

/// <summary>
/// All that a context has saved since its last entry in the trail: handlers and Identity save when they see fit, an entry stands for the whole.
/// </summary>
internal sealed class Recording : IRecorder
{
    private readonly Dictionary<(string Table, string Key), int> places = [];
    private readonly List<RowChange?> rows = [];
    private readonly List<ToldSet> sets = [];
    private (long From, TellRange Tell)? range;

    /// <summary>In whose name this context saves, where it commits by itself.</summary>
    public AuditNote? Note { get; set; }

    /// <summary>
    /// In whose name, and by which clock, each save outside a transaction gets one of its own with its entry in it. Identity saves when it sees
    /// fit: nothing of that may stand without its entry, whenever the program is killed.
    /// </summary>
    public (AuditNote Note, TimeProvider Time)? AtOnce { get; set; }

    /// <summary>The run that is completed.</summary>
    public RunSeal? Run { get; set; }

    public int Save(AppDb db, Func<int> save)
    {
        var (saving, ranged) = (Saving(db.ChangeTracker), Ranged(db.ChangeTracker));
        if (AtOnce is not null && saving.Count > 0 && db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("What is saved together with its entry in the audit trail is saved by SaveChangesAsync.");
        }

        saving.FindAll(row => row.IsBlind).ForEach(row => row.Look());
        var saved = save();
        Saved(saving, ranged);
        return saved;
    }

    public async Task<int> SaveAsync(AppDb db, Func<Task<int>> save, CancellationToken cancellation)
    {
        var (saving, ranged) = (Saving(db.ChangeTracker), Ranged(db.ChangeTracker));
        if (AtOnce is { } at && saving.Count > 0 && db.Database.CurrentTransaction is null)
        {
            return await AuditTrail.InOne(db, at.Note, at.Time, () => db.SaveChangesAsync(cancellation), cancellation);
        }

        foreach (var row in saving.Where(row => row.IsBlind))
        {
            await row.Look(cancellation);
        }

        var saved = await save();
        Saved(saving, ranged);
        return saved;
    }

    public bool IsEmpty => range is null && Run is null && sets.Count == 0 && rows.TrueForAll(row => row is null);

    private static List<SavedRow> Saving(ChangeTracker tracker) =>
        [.. tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Metadata.IsAudited())
            .ToList()
            .Select(entry => new SavedRow(entry))];

    private static List<IToldByRange> Ranged(ChangeTracker tracker) =>
        [.. tracker.Entries<IToldByRange>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];

    private void Saved(IEnumerable<SavedRow> saved, IReadOnlyCollection<IToldByRange> ranged)
    {
        foreach (var change in saved.Select(row => row.Saved()).OfType<RowChange>())
        {
            Add(change);
        }

        if (ranged.MinBy(row => row.Seq) is { } first)
        {
            RangeFrom(first.Seq, first.Telling);
        }
    }

    /// <summary>Rows were appended; this and all after it are this transaction's, for it holds their lock.</summary>
    public void RangeFrom(long seq, TellRange tell) => range = (Math.Min(range?.From ?? seq, seq), tell);

    /// <summary>Rows were added past the change tracker, which are told as a set.</summary>
    public void Told(ToldSet set) => sets.Add(set);

    /// <summary>A row was added past the change tracker.</summary>
    public void Told(RowChange added) => Add(added);

    public RecordedChanges Take()
    {
        var taken = new RecordedChanges([.. rows.OfType<RowChange>()], range, Run) { Sets = [.. sets] };
        rows.Clear();
        sets.Clear();
        places.Clear();
        (range, Run) = (null, null);
        return taken;
    }

    private void Add(RowChange change)
    {
        if (places.TryGetValue((change.Table, change.Key), out var place))
        {
            rows[place] = rows[place] is { } earlier ? earlier.Then(change) : change;
        }
        else
        {
            places[(change.Table, change.Key)] = rows.Count;
            rows.Add(change);
        }
    }
}

/// <summary>What an entry is written of.</summary>
/// <param name="Rows">Rows in the order in which they were first touched.</param>
/// <param name="Range">From where on rows are new that are told by their range; null where none is.</param>
/// <param name="Run">The run that was completed.</param>
internal sealed record RecordedChanges(IReadOnlyList<RowChange> Rows, (long From, TellRange Tell)? Range, RunSeal? Run)
{
    public IReadOnlyList<ToldSet> Sets { get; init; } = [];
}

/// <summary>Rows that are told as a set, and all areas that they are about: who may read of it hangs on them.</summary>
internal sealed record ToldSet(RowSeal Seal, IReadOnlyCollection<string> Areas);
