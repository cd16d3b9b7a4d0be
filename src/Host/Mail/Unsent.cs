namespace ActionPlan.Host.Mail;

/// <summary>Letters that are still to be sent.</summary>
internal static class Unsent
{
    /// <summary>Those that were given up, and those that could not even be composed: they are tried again, and somebody has to look.</summary>
    public static IQueryable<OutboxRow> InTrouble(this DbSet<OutboxRow> outbox) => outbox.Where(
        row => row.State == OutboxState.Failed || (row.State == OutboxState.Waiting && row.Mime == null && row.LastError != null));

    /// <summary>Since when the oldest of them waits.</summary>
    public static Task<DateTimeOffset?> OldestUnsent(this DbSet<OutboxRow> outbox, CancellationToken cancellation) => outbox
        .Where(row => row.State == OutboxState.Waiting || row.State == OutboxState.Sending).MinAsync(row => (DateTimeOffset?)row.CreatedAt, cancellation);
}
