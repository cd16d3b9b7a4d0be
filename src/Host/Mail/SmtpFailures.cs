using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace ActionPlan.Host.Mail;

/// <summary>Whose fault it is that a mail server did not take a message: the configuration's, this message's, or nobody's for long.</summary>
internal static class SmtpFailures
{
    private const int TooLarge = 552;
    private const int MustSignIn = 530;

    /// <summary>Before any message was shown. What is refused for good then is refused to all of them.</summary>
    public static Delivery WhenConnecting(Exception error) => error switch
    {
        SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } => new Delivery.Unreachable(Words(error)),
        SmtpCommandException or NotSupportedException or ArgumentException => new Delivery.Misconfigured(Words(error)),
        _ => IsConfigurations(error) ? new Delivery.Misconfigured(Words(error)) : new Delivery.Unreachable(Words(error)),
    };

    public static Delivery WhenSending(Exception error) => error switch
    {
        SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } => new Delivery.Deferred(Words(error)),
        SmtpCommandException { StatusCode: (SmtpStatusCode)MustSignIn } => new Delivery.Misconfigured(Words(error)),
        SmtpCommandException { StatusCode: (SmtpStatusCode)TooLarge } => new Delivery.Refused(Words(error)),
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } => new Delivery.Refused(Words(error)),
        // The sender stands in the configuration, and is the same for all.
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } => new Delivery.Misconfigured(Words(error)),
        // No address to send to, or one that this server cannot be told.
        NotSupportedException or InvalidOperationException and not (ServiceNotConnectedException or ServiceNotAuthenticatedException) =>
            new Delivery.Refused(Words(error)),
        IOException or SocketException or TimeoutException or ServiceNotConnectedException or SmtpProtocolException => new Delivery.Broken(Words(error)),
        _ => IsConfigurations(error) ? new Delivery.Misconfigured(Words(error)) : new Delivery.Deferred(Words(error)),
    };

    /// <summary>What a carrier said, or threw, as it said it.</summary>
    public static string Words(Exception error) => error switch
    {
        SmtpCommandException answer => FormattableString.Invariant($"{(int)answer.StatusCode} {answer.Message}"),
        ServiceNotAuthenticatedException => FormattableString.Invariant($"{MustSignIn} {error.Message}"),
        { InnerException: { } inner } when error.Message != inner.Message =>
            $"{error.Message.ReplaceLineEndings(" ").Trim()} ({inner.Message.ReplaceLineEndings(" ").Trim()})",
        { Message.Length: > 0 } => error.Message.ReplaceLineEndings(" ").Trim(),
        _ => error.GetType().Name,
    };

    // The server wants somebody to sign in (530), does not know the password, or shows a certificate that is not to be trusted.
    private static bool IsConfigurations(Exception error) =>
        error is ServiceNotAuthenticatedException or AuthenticationException or SslHandshakeException or SaslException;
}
