using Mediator;

namespace ActionPlan.Host.Mail;

/// <summary>Sends a message again that failed, waits or has no address: at once, to the address that the plan gives now.</summary>
internal sealed record RetryMessage(long Id) : ICommand<RetryResult>, ITransactional, IGuarded
{
    public async ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation)
    {
        var areas = await db.Outbox.Where(row => row.Id == Id).Select(row => row.Areas).FirstOrDefaultAsync(cancellation);
        return areas is { Count: > 0 } ? [.. areas.Select(area => new Demand(Right.ManageMail, Area: area))] : [new Demand(Right.ManageMail)];
    }
}

internal enum RetryResult
{
    Queued,

    /// <summary>The plan still gives no usable address.</summary>
    NoAddress,

    /// <summary>It was sent: sending it again would be sending it twice.</summary>
    AlreadySent,

    /// <summary>It is being sent right now.</summary>
    UnderWay,

    Unknown,
}

internal sealed class RetryMessageHandler(AppDb db, PlanInForce plans, TimeProvider clock) : ICommandHandler<RetryMessage, RetryResult>
{
    public async ValueTask<RetryResult> Handle(RetryMessage command, CancellationToken cancellationToken)
    {
        var row = await db.Outbox.SingleOrDefaultAsync(row => row.Id == command.Id, cancellationToken);
        var now = clock.GetUtcNow();
        switch (row)
        {
            case null:
                return RetryResult.Unknown;
            case { State: OutboxState.Sent }:
                return RetryResult.AlreadySent;
            case { State: OutboxState.Sending } when await IsUnderWay(cancellationToken):
                return RetryResult.UnderWay;
        }

        var recipient = plans.Current.ReaderNow(row.Unit, row.Area);
        if (!Envelope.TryAddress(recipient?.Address ?? row.To, out var address))
        {
            return RetryResult.NoAddress;
        }

        if (row.Mime is { } composed)
        {
            row.Mime = Envelope.Readdress(composed, address, recipient?.UnitName ?? row.Unit);
            row.To = address.ToString();
        }

        // One that is not composed may be so at this moment, to the address that it has: it gets the plan's when it goes out.
        row.State = OutboxState.Waiting;
        row.Attempts = 0;
        row.NextAttemptAt = now;
        row.LastError = null;
        return RetryResult.Queued;
    }

    // Whoever sends holds the lock, and loses it when it dies.
    private async Task<bool> IsUnderWay(CancellationToken cancellation)
    {
        await using var held = await db.LockSending(cancellation);
        return held is null;
    }
}
