using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ActionPlan.Host.Mail;

/// <summary>Carries messages over SMTP as configured.</summary>
internal sealed class SmtpCarrier(IOptions<MailSettings> settings) : IMailCarrier
{
    public async Task<Delivery> Deliver(long id, MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = settings.Value.Smtp.TimeoutSeconds * 1000 };
        if (await Connect(client, cancellation) is { } failure)
        {
            return failure;
        }

        try
        {
            await client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException refusal)
        {
            return Answered(refusal);
        }
        catch (Exception error) when (IsConnectionLost(error))
        {
            return new Delivery.Unreachable(error.Message);
        }

        await SayGoodbye(client, cancellation);
        return new Delivery.Accepted();
    }

    private async Task<Delivery?> Connect(SmtpClient client, CancellationToken cancellation)
    {
        var smtp = settings.Value.Smtp;
        try
        {
            await client.ConnectAsync(smtp.Host!, smtp.Port, Security(smtp.Security), cancellation);
            if (smtp.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, smtp.Password ?? "", cancellation);
            }

            return null;
        }
        catch (Exception error) when (IsConnectionLost(error)
            || error is SmtpCommandException or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            // A wrong password or certificate is the configuration's fault, not the message's: it is mended and the message goes.
            return new Delivery.Unreachable(error.Message);
        }
    }

    private static Delivery Answered(SmtpCommandException answer)
    {
        var text = FormattableString.Invariant($"{(int)answer.StatusCode} {answer.Message}");
        var concernsThisMessage = answer.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
        return (int)answer.StatusCode >= 500 && concernsThisMessage ? new Delivery.Refused(text) : new Delivery.Deferred(text);
    }

    // The message is accepted: whatever happens to the connection now must not make it look unsent.
    private static async Task SayGoodbye(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception error) when (IsConnectionLost(error) || error is SmtpCommandException or OperationCanceledException)
        {
            _ = error;
        }
    }

    private static bool IsConnectionLost(Exception error) =>
        error is IOException or SocketException or TimeoutException or ServiceNotConnectedException or SmtpProtocolException;

    private static SecureSocketOptions Security(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}
