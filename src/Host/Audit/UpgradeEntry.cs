namespace ActionPlan.Host.Audit;

/// <summary>
/// A database with a trail that a newer version brought to its form. Rows that its migrations rewrote, or that earlier versions saved without an
/// entry, are no longer what the trail says: the entry lists each of them with what was told and what was found, and from then on that is compared.
/// </summary>
internal sealed class UpgradeEntry(TimeProvider time) : IUpgraded
{
    private const string Migrations = "migrations";

    public async Task<bool> Knows(AppDb db, string migration, CancellationToken cancellation)
    {
        var entries = await db.Audit.IgnoreQueryFilters().Where(row => row.Action == AuditActions.DatabaseUpgraded).Select(row => row.Changes)
            .ToListAsync(cancellation);
        return entries.Exists(changes => EntryChanges.Read(changes).Facts?.GetValueOrDefault(Migrations)?.Split(' ').Contains(migration) == true);
    }

    public async Task Tell(AppDb db, IReadOnlyList<string> migrations, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAudit(cancellation);
        var rows = await FoundRows.Of(db, await SealedRows.Read(db, cancellation), cancellation);
        var facts = new Dictionary<string, string?>(StringComparer.Ordinal) { [Migrations] = string.Join(' ', migrations) };
        var note = new AuditNote(Actor.System("Khởi động"), AuditActions.DatabaseUpgraded) { Facts = facts };
        var words = SearchWords.Of(note, new RecordedChanges(rows, null, null), [], []);
        await AuditTrail.Insert(db, note, new EntryChanges(rows, null, null, facts), words, time.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
