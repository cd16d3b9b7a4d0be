using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ActionPlan.Host.Tests.Access.Outside;

/// <summary>Whom the provider signs in: what its token says of them.</summary>
internal sealed record Somebody(string Subject, string? Email = null, bool IsVerified = true, string? UserName = null);

/// <summary>What is wrong with the provider's next answer.</summary>
internal enum Trick
{
    None,
    WrongNonce,
    WrongAudience,
    WrongIssuer,
    WrongKey,
    Expired,
    NoSignature,
    WrongState,
}

/// <summary>A small OpenID Connect provider: discovery, keys, authorize, token, end of session. It holds clients to PKCE and to one use of each code.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string ClientId = "action-plan";
    public const string ClientSecret = "bí mật của phường";

    private readonly RSA key = RSA.Create(2048);
    private readonly RSA stranger = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string RedirectUri)> codes = new(StringComparer.Ordinal);
    private readonly WebApplication app;

    private Provider(X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            if (certificate is not null)
            {
                // By itself a server, too, looks for its issuer's certificate elsewhere.
                var context = SslStreamCertificateContext.Create(certificate, null, offline: true);
                endpoint.UseHttps(
                    new TlsHandshakeCallbackOptions { OnConnection = _ => new(new SslServerAuthenticationOptions { ServerCertificateContext = context }) });
            }
        }));
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["issuer"] = Issuer, ["authorization_endpoint"] = Issuer + "/authorize", ["token_endpoint"] = Issuer + "/token",
            ["jwks_uri"] = Issuer + "/jwks", ["end_session_endpoint"] = Issuer + "/leave",
        }));
        app.MapGet("/jwks", () => Results.Json(new { keys = new[] { Public() } }));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", Token);
        app.MapGet("/leave", (string post_logout_redirect_uri) => Results.Redirect(post_logout_redirect_uri));
    }

    public string Issuer { get; private set; } = "";

    public Somebody Person { get; set; } = new("1");

    public Trick Trick { get; set; }

    /// <summary>How often a code was exchanged, and how often that was refused.</summary>
    public (int Given, int Refused) Tokens { get; private set; }

    /// <param name="certificate">That of <c>localhost</c>; null for plain HTTP.</param>
    public static async Task<Provider> Start(X509Certificate2? certificate = null)
    {
        var provider = new Provider(certificate);
        await provider.app.StartAsync(TestContext.Current.CancellationToken);
        provider.Issuer = certificate is null
            ? provider.app.Urls.First() : provider.app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        key.Dispose();
        stranger.Dispose();
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        Assert.Equal(("code", ClientId, "S256"), (asked["response_type"].ToString(), asked["client_id"].ToString(), asked["code_challenge_method"].ToString()));
        var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        codes[code] = (asked["code_challenge"].ToString(), asked["nonce"].ToString(), asked["redirect_uri"].ToString());
        var state = Trick == Trick.WrongState ? "gia-mao" : asked["state"].ToString();
        return Results.Redirect(
            QueryHelpers.AddQueryString(
                asked["redirect_uri"].ToString(), new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = state }));
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var isKnown = codes.TryRemove(form["code"].ToString(), out var asked)
            && asked.Challenge == Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
            && asked.RedirectUri == form["redirect_uri"] && form["client_id"] == ClientId && form["client_secret"] == ClientSecret;
        Tokens = isKnown ? (Tokens.Given + 1, Tokens.Refused) : (Tokens.Given, Tokens.Refused + 1);
        return isKnown
            ? Results.Json(new { access_token = "x", token_type = "Bearer", expires_in = 300, id_token = IdToken(asked.Nonce) })
            : Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
    }

    private string IdToken(string nonce)
    {
        var claims = new List<Claim>
        {
            new("sub", Person.Subject), new("nonce", Trick == Trick.WrongNonce ? "khác" : nonce),
            new("email_verified", Person.IsVerified ? "true" : "false", ClaimValueTypes.Boolean),
        };
        claims.AddRange(Person.Email is { } email ? [new Claim("email", email)] : []);
        claims.AddRange(Person.UserName is { } name ? [new Claim("preferred_username", name)] : []);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(Trick == Trick.Expired ? -3 : 0);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Trick == Trick.WrongIssuer ? "https://id.example" : Issuer,
            Audience = Trick == Trick.WrongAudience ? "another-app" : ClientId,
            Subject = new ClaimsIdentity(claims),
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            SigningCredentials = Trick == Trick.NoSignature ? null
                : new SigningCredentials(new RsaSecurityKey(Trick == Trick.WrongKey ? stranger : key) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
    }

    private object Public()
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Base64UrlEncoder.Encode(numbers.Modulus),
            e = Base64UrlEncoder.Encode(numbers.Exponent) };
    }
}
