using System.Net.Security;
using ActionPlan.Host.Access;
using MailKit.Net.Smtp;

namespace ActionPlan.Host.Mail;

/// <summary>Speaks to the configured server and to nobody else, whatever its certificate names.</summary>
internal sealed class ClosedSmtpClient : SmtpClient
{
    public ClosedSmtpClient() => CheckCertificateRevocation = false;

    protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(
        string host, RemoteCertificateValidationCallback remoteCertificateValidationCallback)
    {
        var options = base.GetSslClientAuthenticationOptions(host, remoteCertificateValidationCallback);
        options.CertificateChainPolicy = ServerTrust.Policy();
        return options;
    }
}
