using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Mail;

/// <summary>Makes the messages of which the outbox holds only the facts: once and for good before the first attempt, and for whoever looks before.</summary>
internal sealed partial class Composing(
    AppDbFactory databases, AllPlans plans, PlanScopes scopes, Envelope envelope, TimeProvider clock, ILogger<Composing> log)
{
    private const string NotComposed = "Chưa soạn được thư, hệ thống sẽ thử lại. Chi tiết nằm trong nhật ký của máy chủ";

    /// <summary>Composes those of the rows that are not yet, and writes them down.</summary>
    /// <returns>Why a row could not be composed.</returns>
    public async Task<IReadOnlyDictionary<long, string>> Compose(AppDb db, IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var failures = new Dictionary<long, string>();
        var rows = await db.Outbox.Where(row => ids.Contains(row.Id) && row.Mime == null).OrderBy(row => row.Id).ToListAsync(cancellation);
        foreach (var alike in rows.GroupBy(row => (row.PlanId, row.Kind, row.RunId)))
        {
            await Compose(db, [.. alike], failures, cancellation);
            var note = new AuditNote(Actor.System("Soạn thư"), AuditActions.Composed, null, plans.Find(alike.Key.PlanId)?.Current);
            await AuditTrail.InOne(db, note, clock, () => db.SaveChangesAsync(cancellation), cancellation);
        }

        db.ChangeTracker.Clear();
        return failures;
    }

    /// <summary>The message as it is stored, or as it will be; null where it cannot be composed.</summary>
    public async Task<byte[]?> Look(OutboxRow row, CancellationToken cancellation)
    {
        if (row.Mime is { } stored)
        {
            return stored;
        }

        // What whoever looks may read is the letter: what it is made from is not asked for in the reader's name.
        await using var db = databases.CreateDbContext();
        try
        {
            return (await Messages(db, [row], cancellation))[0];
        }
        catch (Exception error) when (IsTheLetters(error))
        {
            Failed(log, error, row.Id);
            return null;
        }
    }

    // One that cannot be composed holds up no other.
    private async Task Compose(AppDb db, IReadOnlyList<OutboxRow> rows, Dictionary<long, string> failures, CancellationToken cancellation)
    {
        try
        {
            var messages = await Messages(db, rows, cancellation);
            for (var i = 0; i < rows.Count; i++)
            {
                rows[i].Mime = messages[i];
            }
        }
        catch (Exception error) when (IsTheLetters(error) && rows.Count == 1)
        {
            Failed(log, error, rows[0].Id);
            failures[rows[0].Id] = $"{NotComposed} [{error.GetType().Name}]";
        }
        catch (Exception error) when (IsTheLetters(error))
        {
            foreach (var row in rows)
            {
                await Compose(db, [row], failures, cancellation);
            }
        }
    }

    // Where the database is held or gone, nothing was tried at any letter; only what is damaged may be one letter's alone.
    private static bool IsTheLetters(Exception error) => error is not OperationCanceledException && error.Trouble() is null or DatabaseTrouble.Damaged;

    private async Task<IReadOnlyList<byte[]>> Messages(AppDb db, IReadOnlyList<OutboxRow> rows, CancellationToken cancellation)
    {
        var plan = plans.Find(rows[0].PlanId) ?? throw new InvalidOperationException($"Plan {rows[0].PlanId} is not in force here.");
        await using var scope = scopes.Open(plan);
        var letters = await scope.ServiceProvider.GetServices<ILaterLetters>().Single(later => later.Kind == rows[0].Kind).Compose(db, rows, cancellation);
        return [.. rows.Zip(letters, (row, letter) => envelope.Seal(letter with { Subject = row.Subject }, row, plan.UnitName(row.Unit)))];
    }

    [LoggerMessage(LogLevel.Error, "Message {Id} could not be composed")]
    private static partial void Failed(ILogger log, Exception error, long id);
}
