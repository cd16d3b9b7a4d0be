using MimeKit;

namespace ActionPlan.Host.Mail;

/// <summary>Takes a message to where it goes: a mail server, or a folder.</summary>
internal interface IMailCarrier
{
    Task<Delivery> Deliver(long id, MimeMessage message, CancellationToken cancellation);
}

/// <summary>How carrying one message ended, and in whose words. A carrier may throw as well: the outbox counts what nobody foresaw as passing.</summary>
internal abstract record Delivery
{
    /// <summary>Accepted; with the name of the file where it went to one.</summary>
    internal sealed record Accepted(string? FileName = null) : Delivery;

    /// <summary>This message's fault: the server will not take it, now or later.</summary>
    internal sealed record Refused(string Error) : Delivery;

    /// <summary>The plan gives its reader no address any more; nothing was sent to the one it had.</summary>
    internal sealed record Unaddressed(string? Error) : Delivery;

    /// <summary>Passing: the server would not take this message now.</summary>
    internal sealed record Deferred(string Error) : Delivery;

    /// <summary>Passing: the connection broke while this message was shown; others may fare no better.</summary>
    internal sealed record Broken(string Error) : Delivery;

    /// <summary>No server to talk to, so that other messages would fare no better; none is given up for it, however long it is away.</summary>
    internal sealed record Unreachable(string Error) : Delivery;

    /// <summary>The configuration's fault: no message goes until it is mended, and none is given up for it.</summary>
    internal sealed record Misconfigured(string Error) : Delivery;
}
