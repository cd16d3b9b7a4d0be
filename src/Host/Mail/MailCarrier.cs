using MimeKit;

namespace ActionPlan.Host.Mail;

/// <summary>Takes a message to where it goes: a mail server, or a folder.</summary>
internal interface IMailCarrier
{
    Task<Delivery> Deliver(long id, MimeMessage message, CancellationToken cancellation);
}

/// <summary>How carrying one message ended. All of these are expected; only bugs are exceptions.</summary>
internal abstract record Delivery
{
    /// <summary>Accepted; with the name of the file where it went to one.</summary>
    internal sealed record Accepted(string? FileName = null) : Delivery;

    /// <summary>The server will not take this message, now or later.</summary>
    internal sealed record Refused(string Error) : Delivery;

    /// <summary>The server would not take this message now.</summary>
    internal sealed record Deferred(string Error) : Delivery;

    /// <summary>No server to talk to: other messages would fare no better.</summary>
    internal sealed record Unreachable(string Error) : Delivery;
}
