using ActionPlan.Host.Mail;
using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ActionPlan.Host.Alerts;

/// <summary>All that is written together with a run's completion: alerts, what units are told, and that they were told.</summary>
internal sealed record PreparedCompletion(AlertMoves Alerts, IReadOnlyList<OutboxRow> Messages, IReadOnlyList<Notice> Notices)
{
    public static PreparedCompletion Nothing { get; } = new(new AlertMoves([], [], []), [], []);

    /// <summary>Adds it to the context without saving.</summary>
    public void AddTo(AppDb db)
    {
        db.AddRange(Alerts.Opened);
        foreach (var alert in Alerts.Changed)
        {
            Change(db, alert);
        }

        db.AddRange(Messages);
        foreach (var notice in Notices)
        {
            db.Entry(notice.Row).State = notice.IsFirst ? EntityState.Added : EntityState.Modified;
        }
    }

    // Only what the run changes: a commitment that a unit makes meanwhile stays.
    private static void Change(AppDb db, AlertRow alert)
    {
        var entry = db.Attach(alert);
        entry.Property(row => row.Unit).IsModified = true;
        entry.Property(row => row.Status).IsModified = true;
        entry.Property(row => row.LastChangedAt).IsModified = true;
        if (alert.State == AlertState.Resolved)
        {
            entry.Property(row => row.State).IsModified = true;
            entry.Property(row => row.ResolvedRunId).IsModified = true;
            entry.Property(row => row.ResolvedAt).IsModified = true;
        }
        else if (alert.State == AlertState.Open && alert.WaitingSince == alert.LastChangedAt)
        {
            AskAnew(entry);
        }
    }

    private static void AskAnew(EntityEntry<AlertRow> entry)
    {
        entry.Property(row => row.State).IsModified = true;
        entry.Property(row => row.WaitingSince).IsModified = true;
        if (entry.Entity.AnsweredAt is null)
        {
            entry.Property(row => row.Cause).IsModified = true;
            entry.Property(row => row.Remedy).IsModified = true;
            entry.Property(row => row.RemedyBy).IsModified = true;
            entry.Property(row => row.RemedyPerson).IsModified = true;
            entry.Property(row => row.AnsweredAt).IsModified = true;
            entry.Property(row => row.AnsweredBy).IsModified = true;
        }
    }
}

/// <summary>What a reader is told, and whether it is the first time.</summary>
internal sealed record Notice(NoticeRow Row, bool IsFirst);
