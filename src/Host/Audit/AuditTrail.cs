namespace ActionPlan.Host.Audit;

/// <summary>The newest entry: whoever has written down its hash can show later that nothing up to it was altered.</summary>
internal sealed record AuditHead(long Seq, string Hash, DateTimeOffset At);

/// <summary>Writes the trail. An entry belongs to the transaction of what it tells: both are there, or neither.</summary>
internal sealed class AuditTrail(AppDbFactory databases, Attempts attempts, Committing committing, PlanAtHand planInForce, TimeProvider time)
{
    /// <summary>For what changes no row, such as signing in, or rows leaving as a file.</summary>
    public Task Write(Actor actor, string action, IReadOnlyDictionary<string, string?> facts, CancellationToken cancellation) =>
        attempts.Make(action, () => Write(new AuditNote(actor, action, null, planInForce()) { Facts = facts }, cancellation), cancellation);

    /// <summary>
    /// Writes one entry of all that the context has saved since its last one, in the context's transaction; none where nothing changed.
    /// Nothing may be saved after it in the same transaction without another entry.
    /// </summary>
    /// <returns>The entry; null where there is none.</returns>
    public static async Task<AuditHead?> Append(AppDb db, AuditNote note, DateTimeOffset now, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("An entry of the audit trail is written in the transaction of what it tells.");
        }

        if (db.Recording.IsEmpty && note.Facts.Count == 0)
        {
            return null;
        }

        var recorded = db.Recording.Take();
        await db.LockAudit(cancellation);
        var told = recorded.Range is { } range ? await range.Tell(db, range.From, cancellation) : null;
        var changes = new EntryChanges(recorded.Rows, told?.Seal, recorded.Run, note.Facts.Count == 0 ? null : note.Facts,
            recorded.Sets.Count == 0 ? null : [.. recorded.Sets.Select(set => set.Seal)]);
        return await Insert(db, note with { Reason = note.Reason ?? ReasonOf(recorded) }, changes,
            SearchWords.Of(note, recorded, told?.Words ?? [], AreasOf(note, recorded, told)), now, cancellation);
    }

    /// <summary>For changes that are no commands: all that is saved meanwhile, also by Identity, and the entry of it, are one transaction.</summary>
    public static async Task<T> InOne<T>(AppDb db, AuditNote note, TimeProvider time, Func<Task<T>> change, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var done = await change();
        await Append(db, note, time.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        return done;
    }

    internal static async Task<AuditHead> Insert(
        AppDb db, AuditNote note, EntryChanges changes, IReadOnlyList<string> words, DateTimeOffset now, CancellationToken cancellation)
    {
        var head = await new AuditReading(db).Head(cancellation);
        var row = Row((head?.Seq ?? 0) + 1, head?.Hash ?? AuditRow.NoHash, note, changes, words, now);
        // Past the change tracker: a handler may have left thousands of rows in it.
        await db.Insert([row], cancellation);
        await db.Insert([.. words.Select(word => new AuditWordRow { Word = word, Seq = row.Seq })], cancellation);
        return new AuditHead(row.Seq, row.Hash, row.At);
    }

    private async Task<AuditHead?> Write(AuditNote note, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var told = await Append(db, note, time.GetUtcNow(), cancellation);
        await committing.Commit(transaction, told, cancellation);
        return told;
    }

    private static AuditRow Row(long seq, string previous, AuditNote note, EntryChanges changes, IReadOnlyList<string> words, DateTimeOffset now)
    {
        // A country's run tells megabytes: written once, though its hash is of a row that is made before.
        var (told, subjects) = (changes.Write(), string.Join(' ', words));
        AuditRow WithHash(string hash) => new()
        {
            Seq = seq,
            Form = EntryHash.Form,
            At = now.ToUniversalTime(),
            Actor = Cut(note.Actor.Name, Sizes.Person),
            UserId = note.Actor.UserId,
            From = Cut(note.Actor.From, Sizes.Person),
            Action = note.Action,
            Reason = string.IsNullOrWhiteSpace(note.Reason) ? null : note.Reason,
            PlanId = note.Plan?.Id,
            Subjects = subjects,
            Changes = told,
            PreviousHash = previous,
            Hash = hash,
        };

        return WithHash(EntryHash.Of(WithHash(AuditRow.NoHash)));
    }

    private static IEnumerable<string?> AreasOf(AuditNote note, RecordedChanges recorded, ToldRange? told) => recorded.Rows.SelectMany(row => row.Areas)
        .Concat(told?.Areas ?? []).Concat(recorded.Sets.SelectMany(set => set.Areas))
        .Concat(recorded.Run is null ? [] : note.Plan?.Areas.Roots.Select(root => root.Id) ?? [null]);

    private static string? ReasonOf(RecordedChanges recorded) => recorded.Rows
        .Select(row => row.After.GetValueOrDefault("Reason") ?? row.After.GetValueOrDefault("CorrectionReason")).OfType<string>().FirstOrDefault();

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
