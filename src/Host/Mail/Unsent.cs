namespace ActionPlan.Host.Mail;

/// <summary>Since when the oldest letter waits that is still to be sent.</summary>
internal static class Unsent
{
    public static Task<DateTimeOffset?> OldestUnsent(this DbSet<OutboxRow> outbox, CancellationToken cancellation) => outbox
        .Where(row => row.State == OutboxState.Waiting || row.State == OutboxState.Sending).MinAsync(row => (DateTimeOffset?)row.CreatedAt, cancellation);
}
