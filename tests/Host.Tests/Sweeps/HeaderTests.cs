using System.Net;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>Every kind of answer says what browsers may do with it, errors no less than pages.</summary>
[Collection(nameof(SweptCollection))]
public sealed class HeaderTests(SweptSample app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "/sign-in", 200)]
    [InlineData(null, "/", 302)]
    [InlineData(null, "/healthz", 200)]
    [InlineData(null, "/language/en", 302)]
    [InlineData(null, "/api/openapi.json", 200)]
    [InlineData(null, "/api/reference/", 200)]
    [InlineData(null, "/api/reference/scalar.js", 200)]
    [InlineData(null, "/api/v1/plan", 401)]
    [InlineData(null, "/api/nothing", 401)]
    [InlineData("mau.vanphong", "/", 200)]
    [InlineData("mau.vanphong", "/nothing", 404)]
    [InlineData("mau.vanphong", "/audit", 403)]
    [InlineData("mau.vanphong", "/reports/1/word", 200)]
    [InlineData("mau.vanphong", "/reports/1/excel", 200)]
    [InlineData("mau.vanphong", "/export/alerts", 200)]
    [InlineData("mau.vanphong", "/mail/1.eml", 200)]
    [InlineData("mau.vanphong", "/mail/1/html", 200)]
    [InlineData("mau.congan", "/figures/template?unit=police&area=phuong-12&period=2025-Q4", 200)]
    [InlineData("mau.kiemtra", "/audit/export", 200)]
    public async Task An_answer_of_each_kind(string? person, string path, int status)
    {
        using var client = await app.As(person);

        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancellation);

        Assert.Equal(status, (int)answer.StatusCode);
        Holds(answer);
        Assert.True(person is null || IsKeptNowhere(answer), $"Cache-Control: {answer.Headers.CacheControl}");
    }

    [Fact]
    public async Task Every_address_whoever_asks()
    {
        var wrong = new List<string>();
        foreach (var person in new[] { null, "mau.vanphong" })
        {
            using var client = await app.As(person);
            // LibreOffice takes its time, and the Word file before it goes the same way.
            foreach (var address in SweptAddress.All(app, "GET").Where(address => !address.Name.EndsWith("/pdf", StringComparison.Ordinal)))
            {
                var answer = await client.GetAsync(new Uri(address.With(), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancellation);
                if (Missing(answer).Any())
                {
                    wrong.Add($"{person} {address.Name}: {string.Join(' ', Missing(answer))}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_a_key_fetches_is_kept_by_nobody_but_its_system()
    {
        var key = await app.Services.GetRequiredService<CommandSender>().Send(
            new CreateApiKey("Thử", "police", [Scope.AlertsRead], new DateOnly(2027, 1, 1)), Actor.AtMachine("Thử"), Cancellation);
        using var system = await app.As(null);
        system.DefaultRequestHeaders.Authorization = new("Bearer", key.Secret);

        var answer = await system.GetAsync(new Uri("/api/v1/alerts", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Holds(answer);
        Assert.True(IsKeptNowhere(answer));
    }

    [Theory]
    [InlineData("/alerts", "lerts")]
    [InlineData("/export/alerts", "lerts")]
    [InlineData("/alerts", "")]
    [InlineData("/api/v1/plan", "")]
    public async Task An_error_of_the_app_itself(string path, string where)
    {
        using var client = await app.As(path.StartsWith("/api", StringComparison.Ordinal) ? null : "mau.vanphong");
        client.DefaultRequestHeaders.Authorization = new("Bearer", "ap_abcdefgh_" + new string('x', 43));
        app.Database.Where = where;
        HttpResponseMessage answer;
        try
        {
            answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        }
        finally
        {
            app.Database.Where = null;
        }

        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Holds(answer);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain(BrokenDatabase.Inside, text, StringComparison.Ordinal);
        Assert.Contains(path.StartsWith("/api", StringComparison.Ordinal) ? "\"code\":\"failed\"" : "Hệ thống gặp lỗi", text, StringComparison.Ordinal);
    }

    private static void Holds(HttpResponseMessage answer) => Assert.Empty(Missing(answer));

    private static IEnumerable<string> Missing(HttpResponseMessage answer)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join("; ", values) : "";
        var policy = Header("Content-Security-Policy");
        foreach (var (isRight, what) in new[]
        {
            (policy.Contains("default-src 'none'", StringComparison.Ordinal) && policy.Contains("frame-ancestors", StringComparison.Ordinal), policy),
            (!policy.Contains('*', StringComparison.Ordinal), policy),
            // A stored letter is a document of its own: shut in, without scripts, and styled as mail is.
            ((!policy.Contains("unsafe-inline", StringComparison.Ordinal) && !policy.Contains("unsafe-eval", StringComparison.Ordinal))
                || policy.StartsWith("sandbox;", StringComparison.Ordinal), policy),
            (Header("X-Content-Type-Options") == "nosniff", "sniffed"),
            (Header("Referrer-Policy") == "same-origin", "referrer"),
            (Header("Cross-Origin-Opener-Policy") == "same-origin", "opener"),
            (Header("Server").Length == 0, Header("Server")),
            (answer.Headers.CacheControl is not null, "caching not said"),
        })
        {
            if (!isRight)
            {
                yield return what;
            }
        }
    }

    private static bool IsKeptNowhere(HttpResponseMessage answer) =>
        answer.Headers.CacheControl is { NoStore: true } or { Private: true, NoCache: true };
}
