using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ActionPlan.Host.Mail;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Health;

/// <summary>
/// Goes to the pages as everybody does, by the public address: whether the proxy lets it through and says what the app needs, whether its
/// clock agrees, and until when its certificate holds.
/// </summary>
internal sealed class PublicAddressPart(IOptions<PublicAddress> address, IConfiguration configuration, TimeProvider clock) : IHealthPart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Soon = TimeSpan.FromDays(21);
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation)
    {
        var lines = new List<HealthLine>();
        if (OwnCertificate() is { } own)
        {
            lines.Add(Certificate(own.NotAfter, SslPolicyErrors.None));
            own.Dispose();
        }

        if (!thoroughly)
        {
            return lines;
        }

        var behind = configuration["ActionPlan:BehindProxy"];
        if (address.Value.PublicUrl is not { } site)
        {
            lines.Add(string.IsNullOrWhiteSpace(behind)
                ? new HealthLine("Proxy", HealthState.Good) { Case = "None" } : new HealthLine("Proxy", HealthState.Warning) { Case = "NoAddress" });
            return lines;
        }

        lines.AddRange(await Ask(site, behind, cancellation));
        return lines;
    }

    private async Task<IReadOnlyList<HealthLine>> Ask(Uri site, string? behind, CancellationToken cancellation)
    {
        (DateTime Until, SslPolicyErrors Errors)? seen = null;
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = Patience,
            UseProxy = false,
            SslOptions =
            {
                CertificateChainPolicy = Access.ServerTrust.Policy(),
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                {
                    seen = certificate is X509Certificate2 shown ? (shown.NotAfter, errors) : null;
                    return errors == SslPolicyErrors.None;
                },
            },
        };
        using var client = new HttpClient(handler) { Timeout = Patience };
        var lines = new List<HealthLine>();
        try
        {
            using var answer = await client.GetAsync(new Uri(site.ToString().TrimEnd('/') + ProxySight.Address), cancellation);
            lines.Add(await Proxy(answer, site, behind, cancellation));
            if (answer.Headers.Date is { } theirs)
            {
                var difference = (clock.GetUtcNow() - theirs).Duration();
                lines.Add(new HealthLine(
                    "ProxyClock", difference > Apart ? HealthState.Warning : HealthState.Good, HealthServices.Number((int)difference.TotalSeconds)));
            }
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            lines.Add(new HealthLine("Proxy", HealthState.Warning, site.ToString(), DatabaseAdvice.OneLine(error)) { Case = "Unreachable" });
        }

        return seen is { } found ? [Certificate(found.Until, found.Errors), .. lines] : lines;
    }

    private static async Task<HealthLine> Proxy(HttpResponseMessage answer, Uri site, string? behind, CancellationToken cancellation)
    {
        if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "application/json")
        {
            // A name that AllowedHosts lacks is answered with 400.
            return new HealthLine("Proxy", HealthState.Bad, site.ToString(),
                HealthServices.Number((int)answer.StatusCode)) { Case = answer.StatusCode == System.Net.HttpStatusCode.BadRequest ? "Host" : "Other" };
        }

        var sight = (await answer.Content.ReadFromJsonAsync<ProxySight>(cancellation))!;
        return sight.IsIgnored ? new HealthLine("Proxy", HealthState.Bad) { Case = "Ignored" }
            : string.IsNullOrWhiteSpace(behind)
            ? new HealthLine("Proxy", sight.Scheme == Uri.UriSchemeHttps ? HealthState.Good : HealthState.Bad) { Case = "None" }
            : !sight.IsFor ? new HealthLine("Proxy", HealthState.Bad) { Case = "NoFor" }
            : !sight.IsProto ? new HealthLine("Proxy", HealthState.Warning) { Case = "NoProto" }
            : new HealthLine("Proxy", HealthState.Good);
    }

    private HealthLine Certificate(DateTime until, SslPolicyErrors errors)
    {
        var left = until.ToUniversalTime() - clock.GetUtcNow().UtcDateTime;
        var day = Show.Day(DateOnly.FromDateTime(until));
        return left <= TimeSpan.Zero ? new HealthLine("Certificate", HealthState.Bad, day)
            : left < Soon ? new HealthLine("Certificate", HealthState.Warning, day)
            : errors != SslPolicyErrors.None ? new HealthLine("Certificate", HealthState.Warning, errors.ToString()) { Case = "Untrusted" }
            : new HealthLine("Certificate", HealthState.Good, day);
    }

    private X509Certificate2? OwnCertificate()
    {
        var settings = configuration.GetSection("Kestrel:Certificates:Default");
        return settings["Path"] is not { Length: > 0 } path ? null
            : Path.GetExtension(path) is ".pem" or ".crt" or ".cer" ? X509CertificateLoader.LoadCertificateFromFile(path)
            : X509CertificateLoader.LoadPkcs12FromFile(path, settings["Password"]);
    }
}
