using ActionPlan.Host.Audit;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Alerts;

/// <summary>
/// All that is written together with a run's completion: alerts, what units are told unless it was written ahead, and that they were told.
/// </summary>
internal sealed record PreparedCompletion(AlertMoves Alerts, IReadOnlyList<OutboxRow> Messages, IReadOnlyList<Notice> Notices)
{
    public static PreparedCompletion Nothing { get; } = new(new AlertMoves([], [], []), [], []);

    /// <summary>Writes it in the context's transaction; what is few is added to the context, and saved with it.</summary>
    public async Task Write(AppDb db, CancellationToken cancellation)
    {
        if (Alerts.Opened.Count > RowSeal.MostListed)
        {
            await OpenedAlerts.Write(db, Alerts.Opened, cancellation);
        }
        else
        {
            db.AddRange(Alerts.Opened);
        }

        await Change(db, cancellation);
        db.AddRange(Messages);
        await Told.Write(db, Notices, cancellation);
    }

    // Only what the run changes: a commitment that a unit makes meanwhile stays.
    private async Task Change(AppDb db, CancellationToken cancellation)
    {
        foreach (var some in Alerts.Changed.Chunk(RowSeal.MostListed))
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
