using ActionPlan.Host.Audit;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Alerts;

/// <summary>
/// All that is written together with a run's completion: alerts, what units are told, and that they were told.
/// </summary>
internal sealed record PreparedCompletion(AlertMoves Alerts, IReadOnlyList<OutboxRow> Messages, IReadOnlyList<Notice> Notices)
{
    private const int ChangedAtOnce = 200;

    public static PreparedCompletion Nothing { get; } = new(new AlertMoves([], [], []), [], []);

    /// <summary>Writes it in the context's transaction; changed alerts are left to be saved.</summary>
    public async Task Write(AppDb db, CancellationToken cancellation)
    {
        await OpenedAlerts.Write(db, Alerts.Opened, cancellation);
        await Change(db, cancellation);
        await Post(db, cancellation);
        await Told.Write(db, Notices, cancellation);
    }

    private async Task Post(AppDb db, CancellationToken cancellation)
    {
        if (Messages.Count == 0)
        {
            return;
        }

        var before = await db.Outbox.IgnoreQueryFilters().MaxAsync(row => (long?)row.Id, cancellation) ?? 0;
        await db.Insert(Messages, cancellation);
        // Others may write letters at the same time; those of this run are its own.
        var run = Messages[0].RunId;
        await db.TellAdded(db.Outbox.Where(row => row.Id > before && row.RunId == run).OrderBy(row => row.Id), row => row.Areas, cancellation);
    }

    // Only what the run changes: a commitment that a unit makes meanwhile stays.
    private async Task Change(AppDb db, CancellationToken cancellation)
    {
        foreach (var some in Alerts.Changed.Chunk(ChangedAtOnce))
        {
            // What the trail says that they were is what they are now, and asking for each by itself would take a country's run long.
            long[] ids = [.. some.Select(change => change.Alert.Id)];
            var now = await db.Alerts.AsNoTracking().Where(alert => ids.Contains(alert.Id)).ToDictionaryAsync(alert => alert.Id, cancellation);
            foreach (var change in some)
            {
                var (entry, stored) = (db.Attach(change.Alert), db.Entry(now[change.Alert.Id]));
                foreach (var name in change.Written)
                {
                    var property = entry.Property(name);
                    property.OriginalValue = stored.Property(name).CurrentValue;
                    property.IsModified = true;
                }
            }
        }
    }
}

/// <summary>What a reader is told, and whether it is the first time.</summary>
internal sealed record Notice(NoticeRow Row, bool IsFirst);
