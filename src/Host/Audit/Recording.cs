using ActionPlan.Host.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ActionPlan.Host.Audit;

/// <summary>All that a context has saved since its last entry in the trail: handlers and Identity save when they see fit, an entry stands for the whole.</summary>
internal sealed class Recording
{
    private readonly Dictionary<(string Table, string Key), int> places = [];
    private readonly List<RowChange?> rows = [];
    private long? firstFigure;

    /// <summary>In whose name this context saves, where it commits by itself.</summary>
    public AuditNote? Note { get; set; }

    /// <summary>
    /// In whose name, and by which clock, each save outside a transaction gets one of its own with its entry in it. Identity saves when it sees
    /// fit: nothing of that may stand without its entry, whenever the program is killed.
    /// </summary>
    public (AuditNote Note, TimeProvider Time)? AtOnce { get; set; }

    /// <summary>The run that is completed.</summary>
    public RunSeal? Run { get; set; }

    public bool IsEmpty => firstFigure is null && Run is null && rows.TrueForAll(row => row is null);

    public static List<SavedRow> Saving(ChangeTracker tracker) =>
        [.. tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Metadata.IsAudited()).ToList()
            .Select(entry => new SavedRow(entry))];

    public static List<FigureRow> Figures(ChangeTracker tracker) =>
        [.. tracker.Entries<FigureRow>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];

    public void Saved(IEnumerable<SavedRow> saved, IReadOnlyCollection<FigureRow> figures)
    {
        foreach (var change in saved.Select(row => row.Saved()).OfType<RowChange>())
        {
            Add(change);
        }

        if (figures.Count > 0)
        {
            FiguresFrom(figures.Min(figure => figure.Seq));
        }
    }

    /// <summary>Figures were appended; this and all after it are this transaction's, for it holds the figures' lock.</summary>
    public void FiguresFrom(long seq) => firstFigure = Math.Min(firstFigure ?? seq, seq);

    public RecordedChanges Take()
    {
        var taken = new RecordedChanges([.. rows.OfType<RowChange>()], firstFigure, Run);
        rows.Clear();
        places.Clear();
        (firstFigure, Run) = (null, null);
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
/// <param name="FirstFigure">From where on figures are new; null where none is.</param>
/// <param name="Run">The run that was completed.</param>
internal sealed record RecordedChanges(IReadOnlyList<RowChange> Rows, long? FirstFigure, RunSeal? Run);
