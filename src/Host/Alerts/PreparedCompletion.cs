using ActionPlan.Host.Audit;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Alerts;

/// <summary>
/// All that is written together with a run's completion: alerts, what units are told, and that they were told.
/// </summary>
/// <param name="Alerts">What becomes of alerts.</param>
/// <param name="Changed">Those of them that are changed, made ready to be written; null where none is.</param>
/// <param name="Messages">What units are told.</param>
/// <param name="Notices">That they were told.</param>
/// <param name="Sealed">What the trail says of rows that are added.</param>
internal sealed record PreparedCompletion(
    AlertMoves Alerts, ChangedAlerts? Changed, IReadOnlyList<OutboxRow> Messages, IReadOnlyList<Notice> Notices, SealedAhead Sealed)
{
    public static PreparedCompletion Nothing { get; } = new(new AlertMoves([], [], []), null, [], [], SealedAhead.Nothing);

    /// <summary>Writes it in the context's transaction, whose holder has the lock of alerts.</summary>
    public async Task Write(AppDb db, CancellationToken cancellation)
    {
        var isForeseen = await OpenedAlerts.Write(db, Alerts.Opened, Sealed.Opened, cancellation);
        if (Changed is not null)
        {
            await Changed.Write(db, cancellation);
        }

        await AddedEvents.Write(
            db, [.. Alerts.Noted.SelectMany(alert => alert.Events, (alert, one) => (one, alert.Area))], isForeseen ? Sealed.Events : null, cancellation);
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
        var added = db.Outbox.Where(row => row.Id > before && row.RunId == run);
        if (!await db.TellAhead(added, Sealed.Messages, cancellation))
        {
            await db.TellAdded(added.OrderBy(row => row.Id), row => row.Areas, cancellation);
        }
    }
}

/// <summary>What a reader is told, and whether it is the first time.</summary>
internal sealed record Notice(NoticeRow Row, bool IsFirst);
