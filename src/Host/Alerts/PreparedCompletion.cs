using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Alerts;

/// <summary>
/// All that is written together with a run's completion: alerts, what units are told unless it is written ahead, and that they were told.
/// </summary>
internal sealed record PreparedCompletion(AlertMoves Alerts, IReadOnlyList<OutboxRow> Messages, IReadOnlyList<Notice> Notices)
{
    public static PreparedCompletion Nothing { get; } = new(new AlertMoves([], [], []), [], []);

    /// <summary>Adds it to the context without saving.</summary>
    public void AddTo(AppDb db)
    {
        db.AddRange(Alerts.Opened);
        foreach (var change in Alerts.Changed)
        {
            Change(db, change);
        }

        db.AddRange(Messages);
        foreach (var notice in Notices)
        {
            db.Entry(notice.Row).State = notice.IsFirst ? EntityState.Added : EntityState.Modified;
        }
    }

    // Only what the run changes: a commitment that a unit makes meanwhile stays.
    private static void Change(AppDb db, AlertChange change)
    {
        var entry = db.Attach(change.Alert);
        foreach (var property in change.Written)
        {
            entry.Property(property).IsModified = true;
        }
    }
}

/// <summary>What a reader is told, and whether it is the first time.</summary>
internal sealed record Notice(NoticeRow Row, bool IsFirst);
