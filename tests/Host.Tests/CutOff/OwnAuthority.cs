using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActionPlan.Host.Tests.CutOff;

/// <summary>
/// A certificate authority of a closed network: its certificates name a list of revocations and a responder at an address of which nothing comes back.
/// </summary>
internal sealed class OwnAuthority : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 root;
    private readonly Uri nowhere;

    public OwnAuthority(string name, Uri nowhere)
    {
        this.nowhere = nowhere;
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        root = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(30));
    }

    public string Pem => root.ExportCertificatePem();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>A server's certificate with its key, as a file's bytes.</summary>
    public byte[] Issue(string server)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={server}", own, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(server);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([new Uri(nowhere, "list.crl").ToString()]));
        request.CertificateExtensions
            .Add(new X509AuthorityInformationAccessExtension([new Uri(nowhere, "ocsp").ToString()], [new Uri(nowhere, "root.crt").ToString()]));
        using var certificate = request.Create(root, Now.AddHours(-1), Now.AddDays(10), RandomNumberGenerator.GetBytes(8));
        using var whole = certificate.CopyWithPrivateKey(own);
        return whole.Export(X509ContentType.Pfx);
    }

    public void Dispose()
    {
        root.Dispose();
        key.Dispose();
    }
}
