using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using MimeKit;

namespace ActionPlan.Host.Mail;

/// <summary>
/// Sends what waits in the outbox. Each attempt is written down before the server is spoken to and its result after, so that no
/// database transaction is open while a mail server takes its time, and a crash leaves a row that says what is not known.
/// </summary>
internal sealed partial class OutboxSending(AppDbFactory databases, IMailCarrier carrier, Composing composing, Dispatch dispatch, Readdressing readdressing,
    TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<OutboxSending> log)
    : IDisposable
{
    private const string Interrupted = "Lần gửi trước bị ngắt giữa chừng: có thể thư đã đến nơi.";
    private const string ByConfiguration = "Cấu hình máy chủ thư cần sửa, thư vẫn chờ: ";
    private const int LongestError = 500;

    /// <summary>What so many letters show is read at once, and their charts are drawn once.</summary>
    private const int ComposedAtOnce = 100;

    private readonly SemaphoreSlim inProcess = new(1);
    private readonly ConcurrentQueue<(Due Row, Delivery Delivery)> unwritten = new();

    /// <summary>Sends all that is due now, unless somebody is at it; returns how many the server accepted.</summary>
    public async Task<int> SendDue(CancellationToken cancellation)
    {
        if (!await inProcess.WaitAsync(0, cancellation))
        {
            return 0;
        }

        try
        {
            await using var db = databases.CreateDbContext();
            await using var alone = await db.LockSending(cancellation);
            return alone is null ? 0 : await Send(db, cancellation);
        }
        catch (DbUpdateConcurrencyException taken)
        {
            // The lock was lost, with the connection that held it: what waits is another host's.
            Taken(log, taken.Message);
            return 0;
        }
        finally
        {
            inProcess.Release();
        }
    }

    public void Dispose() => inProcess.Dispose();

    private async Task<int> Send(AppDb db, CancellationToken cancellation)
    {
        using var span = Telemetry.Traces.StartActivity("outbox");
        await WriteDown(db);
        await Release(db, cancellation);
        var now = clock.GetUtcNow();
        // A moment beyond every wait was set while the clock was ahead: nothing may wait for it.
        var beyond = now + RetryDelays.Longest;
        var due = await db.Outbox.AsNoTracking()
            .Where(row => row.State == OutboxState.Waiting && (row.NextAttemptAt <= now || row.NextAttemptAt > beyond))
            .OrderBy(row => row.NextAttemptAt).ThenBy(row => row.Id)
            .Select(row => new Due(row.Id, row.Attempts, row.Mime != null)).ToListAsync(cancellation);
        var accepted = 0;
        foreach (var some in due.Chunk(ComposedAtOnce))
        {
            var (of, goesOn) = await Send(db, some, cancellation);
            accepted += of;
            if (!goesOn)
            {
                break;
            }
        }

        return accepted;
    }

    private async Task<(int Accepted, bool GoesOn)> Send(AppDb db, Due[] due, CancellationToken cancellation)
    {
        var accepted = 0;
        var uncomposed = due.Where(row => !row.IsComposed).Select(row => row.Id).ToList();
        var failures = uncomposed.Count == 0 ? ReadOnlyDictionary<long, string>.Empty : await composing.Compose(db, uncomposed, cancellation);
        foreach (var row in due)
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // One at which a server takes its time would be cut off; the rest wait for the next start, or for another host.
                return (accepted, false);
            }

            if (!await Claim(db, row, cancellation))
            {
                continue;
            }

            var delivery = failures.TryGetValue(row.Id, out var why) ? new Delivery.Deferred(why) : await Deliver(db, row, cancellation);
            unwritten.Enqueue((row, delivery));
            await WriteDown(db);
            accepted += delivery is Delivery.Accepted ? 1 : 0;
            if (delivery is Delivery.Broken or Delivery.Unreachable or Delivery.Misconfigured)
            {
                return (accepted, false);
            }
        }

        return (accepted, true);
    }

    // Whoever was sending these does not live any more, or would hold the lock. They go again under their own Message-ID.
    private async Task Release(AppDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var released = await db.Outbox.Where(row => row.State == OutboxState.Sending).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, OutboxState.Waiting)
                .SetProperty(row => row.NextAttemptAt, now)
                .SetProperty(row => row.LastError, Interrupted),
            cancellation);
        if (released > 0)
        {
            Released(log, released);
        }
    }

    // Somebody may have asked for it to be sent again, or to another address, since it was listed.
    private async Task<bool> Claim(AppDb db, Due row, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await db.Outbox
            .Where(other => other.Id == row.Id && other.Attempts == row.Attempts && other.State == OutboxState.Waiting)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(other => other.State, OutboxState.Sending)
                    .SetProperty(other => other.Attempts, row.Attempts + 1)
                    .SetProperty(other => other.NextAttemptAt, now)
                    .SetProperty(other => other.LastError, (string?)null),
                cancellation) == 1;
    }

    /// <summary>The one place where it is decided what became of a message: whatever is thrown, the others are sent.</summary>
    private async Task<Delivery> Deliver(AppDb db, Due row, CancellationToken cancellation)
    {
        var id = row.Id;
        MimeMessage message;
        try
        {
            if (await readdressing.Look(db, id, row.Attempts + 1, cancellation) is { } nobody)
            {
                return nobody;
            }

            message = dispatch.Ready(await db.Outbox.Where(one => one.Id == id).Select(one => one.Mime).SingleAsync(cancellation) ?? []);
        }
        catch (FormatException damaged)
        {
            return new Delivery.Refused(SmtpFailures.Words(damaged));
        }

        using (message)
        {
            using var span = Telemetry.Traces.StartActivity("mail", System.Diagnostics.ActivityKind.Client);
            try
            {
                var delivery = await carrier.Deliver(id, message, cancellation);
                span?.SetTag("outcome", delivery.GetType().Name);
                return delivery;
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                Unforeseen(log, error, id);
                return new Delivery.Deferred($"{SmtpFailures.Words(error)} [{error.GetType().Name}]");
            }
        }
    }

    // What the server said is kept until it is written, also while the database is held by somebody else: it must not be asked twice.
    private async Task WriteDown(AppDb db)
    {
        while (unwritten.TryPeek(out var told))
        {
            await Record(db, told.Row, told.Delivery);
            unwritten.TryDequeue(out _);
        }
    }

    private async Task Record(AppDb db, Due row, Delivery delivery)
    {
        var now = clock.GetUtcNow();
        if (delivery is Delivery.Deferred or Delivery.Broken or Delivery.Unreachable)
        {
            Telemetry.CountRetry("mail", delivery.GetType().Name);
        }

        var attempts = row.Attempts + 1;
        var wait = RetryDelays.After(attempts);
        var (state, next, error) = delivery switch
        {
            Delivery.Accepted => (OutboxState.Sent, null, (string?)null),
            Delivery.Unaddressed nobody => (OutboxState.NoAddress, null, nobody.Error),
            Delivery.Refused refused => (OutboxState.Failed, null, refused.Error),
            Delivery.Deferred deferred => (Unless(wait), now + wait, deferred.Error),
            Delivery.Broken broken => (Unless(wait), now + wait, broken.Error),
            Delivery.Unreachable away => (OutboxState.Waiting, now + RetryDelays.UntilMended(attempts), away.Error),
            Delivery.Misconfigured wrong => (OutboxState.Waiting, now + RetryDelays.UntilMended(attempts), ByConfiguration + wrong.Error),
            _ => throw new InvalidOperationException($"Unknown delivery {delivery}."),
        };
        var counted = delivery is Delivery.Unreachable or Delivery.Misconfigured ? RetryDelays.Counted(attempts) : attempts;
        if (state != OutboxState.Sent)
        {
            NotSent(log, row.Id, attempts, state, error);
        }

        // Whatever is being shut down: what the server said must be written down.
        await db.Outbox.Where(other => other.Id == row.Id && other.Attempts == attempts && other.State == OutboxState.Sending).ExecuteUpdateAsync(
            set => set
                .SetProperty(other => other.State, state)
                .SetProperty(other => other.Attempts, counted)
                .SetProperty(other => other.NextAttemptAt, next)
                .SetProperty(other => other.SentAt, state == OutboxState.Sent ? now : null)
                .SetProperty(other => other.LastError, error == null || error.Length <= LongestError ? error : error[..LongestError])
                .SetProperty(other => other.FileName, (delivery as Delivery.Accepted)?.FileName),
            CancellationToken.None);
    }

    private static OutboxState Unless(TimeSpan? wait) => wait is null ? OutboxState.Failed : OutboxState.Waiting;

    [LoggerMessage(LogLevel.Warning, "Message {Id} was not sent at attempt {Attempt}, now {State}: {Error}")]
    private static partial void NotSent(ILogger log, long id, int attempt, OutboxState state, string? error);

    [LoggerMessage(LogLevel.Warning, "{Count} messages were being sent by a process that is gone; they are sent again under their own Message-IDs")]
    private static partial void Released(ILogger log, int count);

    [LoggerMessage(LogLevel.Warning, "Another host sends what this one was about to send: {Message}")]
    private static partial void Taken(ILogger log, string message);

    [LoggerMessage(LogLevel.Error, "The carrier threw at message {Id}")]
    private static partial void Unforeseen(ILogger log, Exception error, long id);

    private sealed record Due(long Id, int Attempts, bool IsComposed);
}
