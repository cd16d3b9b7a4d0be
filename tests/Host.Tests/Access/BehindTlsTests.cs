using System.Net;
using System.Net.Http.Json;
using ActionPlan.Host.Health;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Tests.Access;

/// <summary>The app behind a proxy that speaks TLS.</summary>
public sealed class BehindTlsTests(BehindTlsTests.Proxied app) : IClassFixture<BehindTlsTests.Proxied>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_app_says_what_it_sees_of_a_request_and_the_doctor_what_the_proxy_leaves_out()
    {
        var site = app.Address;
        using var client = new HttpClient { BaseAddress = site };
        using var asked = new HttpRequestMessage(HttpMethod.Get, ProxySight.Address);
        asked.Headers.Add("X-Forwarded-For", "203.0.113.7");
        asked.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await client.SendAsync(asked, Cancellation);
        Assert.Equal(new ProxySight("https", IsFor: true, IsProto: true, IsIgnored: false), await answer.Content.ReadFromJsonAsync<ProxySight>(Cancellation));

        // Straight to the app, as through a proxy that tells nothing.
        var part = new PublicAddressPart(Options.Create(new PublicAddress { PublicUrl = site }), app.Configuration, TimeProvider.System);
        Assert.Equal([("Proxy", "NoFor"), ("ProxyClock", null)], (await part.Look(thoroughly: true, Cancellation)).Select(line => (line.Part, line.Case)));
    }

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK, "https")]
    [InlineData("/language/en", HttpStatusCode.Redirect, "https")]
    [InlineData("/sign-in", HttpStatusCode.OK, null)]
    [InlineData("/language/en?back=/%E2%88%95x", HttpStatusCode.Redirect, null)]
    public async Task Every_cookie_goes_by_TLS_only_and_is_hidden_from_scripts(string path, HttpStatusCode status, string? told)
    {
        var answer = await Get(path, told);

        Assert.Equal(status, answer.StatusCode);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("; samesite=", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData("/nothing-there")]
    [InlineData("/healthz")]
    [InlineData("/language/vi")]
    public async Task Every_kind_of_answer_carries_the_headers(string path)
    {
        var answer = await Get(path);

        Assert.Contains("script-src 'self';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Browsers_are_told_to_come_by_TLS_only()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Host = "phuong12.example";

        var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), Cancellation);

        Assert.Contains("max-age=", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Get(string path, string? told = "https")
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        if (told is not null)
        {
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", told);
        }

        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        return await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
    }

    public sealed class Proxied : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();
        private WebApplication app = null!;

        public Uri Address => new(app.Urls.First());

        internal IConfiguration Configuration => app.Configuration;

        public async ValueTask InitializeAsync()
        {
            app = await SampleApp.Build(folder.Path, isSample: false, configure: null, "--ActionPlan:BehindProxy=127.0.0.1", "--AllowedHosts=*");
            await app.Services.OpenDatabase();
            await app.StartAsync(Cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync(CancellationToken.None);
            MigratedDatabase.LetGo(app.Services);
            await app.DisposeAsync();
            folder.Dispose();
        }
    }
}
