using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace ActionPlan.Host.Mail;

/// <summary>
/// Sends what waits in the outbox. Each attempt is written down before the server is spoken to and its result after, so that no
/// database transaction is open while a mail server takes its time, and a crash leaves a row that says what is not known.
/// </summary>
internal sealed partial class OutboxSending(IDbContextFactory<AppDb> databases, IMailCarrier carrier, TimeProvider clock, ILogger<OutboxSending> log)
{
    // Longer than a server may take over one message: a row claimed this long ago belongs to a process that died.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);
    private const string Interrupted = "Lần gửi trước bị ngắt giữa chừng: có thể thư đã đến nơi.";
    private const int LongestError = 500;

    /// <summary>Sends all that is due now; returns how many the server accepted.</summary>
    public async Task<int> SendDue(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var due = await db.Outbox.AsNoTracking()
            .Where(row => (row.State == OutboxState.Waiting || row.State == OutboxState.Sending) && row.NextAttemptAt <= now)
            .OrderBy(row => row.NextAttemptAt).ThenBy(row => row.Id)
            .Select(row => new Due(row.Id, row.Attempts)).ToListAsync(cancellation);
        var accepted = 0;
        foreach (var row in due)
        {
            if (!await Claim(db, row, cancellation))
            {
                continue;
            }

            var delivery = await Deliver(db, row.Id, cancellation);
            await Record(db, row, delivery);
            accepted += delivery is Delivery.Accepted ? 1 : 0;
            if (delivery is Delivery.Unreachable)
            {
                break;
            }
        }

        return accepted;
    }

    // Only one of several senders gets a row: the count of attempts must still be the one that was seen.
    private async Task<bool> Claim(AppDb db, Due row, CancellationToken cancellation)
    {
        var leaseEnds = clock.GetUtcNow() + Lease;
        return await db.Outbox
            .Where(other => other.Id == row.Id && other.Attempts == row.Attempts
                && (other.State == OutboxState.Waiting || other.State == OutboxState.Sending))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(other => other.State, OutboxState.Sending)
                    .SetProperty(other => other.Attempts, row.Attempts + 1)
                    .SetProperty(other => other.NextAttemptAt, leaseEnds)
                    .SetProperty(other => other.LastError, Interrupted),
                cancellation) == 1;
    }

    private async Task<Delivery> Deliver(AppDb db, long id, CancellationToken cancellation)
    {
        var mime = await db.Outbox.Where(row => row.Id == id).Select(row => row.Mime).SingleAsync(cancellation);
        using var stream = new MemoryStream(mime, writable: false);
        using var message = await MimeMessage.LoadAsync(stream, cancellation);
        return await carrier.Deliver(id, message, cancellation);
    }

    private async Task Record(AppDb db, Due row, Delivery delivery)
    {
        var now = clock.GetUtcNow();
        var attempts = row.Attempts + 1;
        var wait = RetryDelays.After(attempts);
        var (state, error, file) = delivery switch
        {
            Delivery.Accepted done => (OutboxState.Sent, (string?)null, done.FileName),
            Delivery.Refused refused => (OutboxState.Failed, refused.Error, null),
            Delivery.Deferred deferred => (Unless(wait), deferred.Error, null),
            Delivery.Unreachable unreachable => (Unless(wait), unreachable.Error, null),
            _ => throw new InvalidOperationException($"Unknown delivery {delivery}."),
        };
        var next = state == OutboxState.Waiting ? now + wait : null;
        if (state != OutboxState.Sent)
        {
            NotSent(log, row.Id, attempts, state, error);
        }

        // Whatever is being shut down: what the server said must be written down.
        await db.Outbox.Where(other => other.Id == row.Id && other.Attempts == attempts).ExecuteUpdateAsync(
            set => set
                .SetProperty(other => other.State, state)
                .SetProperty(other => other.NextAttemptAt, next)
                .SetProperty(other => other.SentAt, state == OutboxState.Sent ? now : null)
                .SetProperty(other => other.LastError, error == null || error.Length <= LongestError ? error : error[..LongestError])
                .SetProperty(other => other.FileName, file),
            CancellationToken.None);
    }

    private static OutboxState Unless(TimeSpan? wait) => wait is null ? OutboxState.Failed : OutboxState.Waiting;

    [LoggerMessage(LogLevel.Warning, "Message {Id} was not sent at attempt {Attempt}, now {State}: {Error}")]
    private static partial void NotSent(ILogger log, long id, int attempt, OutboxState state, string? error);

    private sealed record Due(long Id, int Attempts);
}
