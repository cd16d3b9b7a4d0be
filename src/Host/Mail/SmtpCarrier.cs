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
        using var client = new ClosedSmtpClient { Timeout = settings.Value.Smtp.TimeoutSeconds * 1000 };
        try
        {
            await Connect(client, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return SmtpFailures.WhenConnecting(error);
        }

        try
        {
            await client.SendAsync(message, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return SmtpFailures.WhenSending(error);
        }

        await SayGoodbye(client, cancellation);
        return new Delivery.Accepted();
    }

    /// <summary>Connects, secures the connection and signs in, and sends nothing.</summary>
    /// <returns>Why a message would not even be shown to the server; null where it would.</returns>
    public async Task<Delivery?> Try(CancellationToken cancellation)
    {
        using var client = new ClosedSmtpClient { Timeout = settings.Value.Smtp.TimeoutSeconds * 1000 };
        try
        {
            await Connect(client, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return SmtpFailures.WhenConnecting(error);
        }

        await SayGoodbye(client, cancellation);
        return null;
    }

    private async Task Connect(SmtpClient client, CancellationToken cancellation)
    {
        var smtp = settings.Value.Smtp;
        await client.ConnectAsync(smtp.Host!, smtp.Port, Security(smtp.Security), cancellation);
        if (smtp.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, smtp.Password ?? "", cancellation);
        }
    }

    // The message is accepted: whatever happens to the connection now must not make it look unsent.
    private static async Task SayGoodbye(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception error)
        {
            _ = error;
        }
    }

    private static SecureSocketOptions Security(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}
