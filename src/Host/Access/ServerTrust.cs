using System.Security.Cryptography.X509Certificates;

namespace ActionPlan.Host.Access;

/// <summary>
/// How a server that this app calls is trusted: its chain up to an authority of the machine, and its name. Nothing that its certificate names
/// – a list of revocations, a responder, an issuer's certificate – is fetched: these lie on other machines, which a closed network does not
/// reach, and who answers at an address in a certificate is whoever wrote it there.
/// </summary>
internal static class ServerTrust
{
    public static X509ChainPolicy Policy() => new() { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
}
