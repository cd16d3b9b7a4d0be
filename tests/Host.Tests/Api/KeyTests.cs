using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Tests.Access.Matrix;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Api;

[Collection(nameof(ApiCollection))]
public sealed partial class KeyTests(ApiApp app)
{
    [Fact]
    public async Task What_somebody_may_not_do_is_a_line_of_the_log_and_no_failure_of_the_program()
    {
        var nobody = new Actor("Không quyền", "khong-quyen", [], "127.0.0.1");

        await Assert.ThrowsAsync<NotAllowedException>(() => app.DoAs(nobody, new RevokeApiKey(1)));

        Assert.Equal("Warning", Assert.Single(app.Log.Split('\n'), line => line.Contains("khong-quyen", StringComparison.Ordinal)).Split(' ')[0]);
        Assert.DoesNotContain("RevokeApiKey failed", app.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_kept_nowhere_but_as_its_hash()
    {
        using var administrator = await app.As("mau.quantri");
        var answer = await Post(
            administrator, "/admin/keys/new", ("holder", "Hệ thống hộ tịch"), ("unit", "police"), ("scopes", "figures:read"), ("expiresOn", "2025-01-31"));
        var page = await answer.Content.ReadAsStringAsync(ApiApp.Cancellation);
        var secret = Secret().Match(page).Value;

        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.CacheControl?.NoStore));
        using var system = app.With(secret);
        Assert.Equal(HttpStatusCode.OK, (await system.Get("/api/v1/plan")).StatusCode);

        var list = await administrator.GetStringAsync(new Uri("/admin/keys", UriKind.Relative), ApiApp.Cancellation);
        Assert.Contains(ApiKey.PrefixOf(secret)!, list, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        var half = secret[^20..];
        Assert.DoesNotContain(half, app.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(half, await InFiles(), StringComparison.Ordinal);
        var entry = await app.Read(db => db.Audit.OrderByDescending(row => row.Seq).FirstAsync(row => row.Action == "CreateApiKey"));
        Assert.Contains("Hệ thống hộ tịch", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(ApiKey.HashOf(secret), entry.Changes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "police", "figures:read", "2025-01-31", "NoHolder")]
    [InlineData("Hộ tịch", "nobody", "figures:read", "2025-01-31", "BadUnit")]
    [InlineData("Hộ tịch", "police", "figures:all", "2025-01-31", "NoScope")]
    [InlineData("Hộ tịch", "police", "figures:read", "2024-10-01", "BadDay")]
    [InlineData("Hộ tịch", "police", "figures:read", "2026-10-20", "BadDay")]
    public async Task Whoever_asks_for_an_impossible_key_is_told_and_types_nothing_twice(
        string holder, string unit, string scopes, string expiresOn, string problem)
    {
        using var administrator = await app.As("mau.quantri");
        var answer = await Post(administrator, "/admin/keys/new", ("holder", holder), ("unit", unit), ("scopes", scopes), ("expiresOn", expiresOn));
        var page = await administrator.GetStringAsync(answer.Headers.Location, ApiApp.Cancellation);

        Assert.Contains("refused=" + problem, answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{expiresOn}\"", page, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(holder), WebUtility.HtmlEncode(WebUtility.HtmlDecode(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_the_next_request_on_and_stays_in_the_list()
    {
        var created = await app.Create("police", [Scope.VerdictsRead]);
        using var system = app.With(created.Secret);
        Assert.Equal(HttpStatusCode.OK, (await system.Get("/api/v1/plan")).StatusCode);

        using var administrator = await app.As("mau.quantri");
        await Post(administrator, $"/admin/keys/{created.Id}/revoke");

        var answer = await system.Get("/api/v1/plan");
        await answer.Problem(401, "revokedKey");
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.Contains(ApiKey.PrefixOf(created.Secret!)!, await administrator.GetStringAsync(new Uri("/admin/keys", UriKind.Relative), ApiApp.Cancellation),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_opens_until_the_end_of_its_last_day_where_the_plan_applies()
    {
        var created = await app.Do(new CreateApiKey("Tạm thời", "police", [Scope.VerdictsRead], app.Plan.Today(app.Clock)));
        using var system = app.With(created.Secret);
        Assert.Equal(HttpStatusCode.OK, (await system.Get("/api/v1/plan")).StatusCode);

        app.Clock.Advance(TimeSpan.FromDays(1));

        await (await system.Get("/api/v1/plan")).Problem(401, "expiredKey");
    }

    [Fact]
    public async Task When_a_key_was_used_is_noted_to_the_minute()
    {
        var created = await app.Create("police", [Scope.VerdictsRead]);
        using var system = app.With(created.Secret);
        Task<DateTimeOffset?> Used() =>
            app.Read(db => db.ApiKeys.Where(key => key.Id == created.Id).Select(key => key.LastUsedAt).SingleAsync(ApiApp.Cancellation));
        Assert.Null(await Used());

        await system.Get("/api/v1/plan");
        var first = await Used();
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await system.Get("/api/v1/plan");
        Assert.Equal(first, await Used());
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        await system.Get("/api/v1/plan");

        Assert.Equal(app.Clock.GetUtcNow(), await Used());
    }

    [Theory]
    [InlineData("/api/v1/plan")]
    [InlineData("/API/V1/Plan")]
    [InlineData("/api/v1/figures?period=2024-Q3")]
    public async Task Somebody_signed_in_opens_nothing_that_is_opened_by_a_key(string path)
    {
        using var administrator = await app.As("mau.quantri");

        await (await administrator.Get(path)).Problem(401, "noKey");
    }

    [Fact]
    public async Task A_key_opens_no_page()
    {
        using var system = await app.WithNew("police", Enum.GetValues<Scope>());

        foreach (var path in (string[])["/", "/figures", "/admin/keys", "/audit"])
        {
            var answer = await system.Get(path);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/sign-in", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Bearer ap_abcdefgh_wrong")]
    [InlineData("Bearer")]
    [InlineData("Basic YTpi")]
    [InlineData("Bearer nonsense with spaces")]
    public async Task What_is_no_key_is_told_so_and_no_more(string header)
    {
        using var stranger = app.With(null);
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        await (await stranger.Get("/api/v1/plan")).Problem(401, "unknownKey");
    }

    [Fact]
    public async Task The_beginning_of_a_key_with_another_end_is_unknown()
    {
        var key = await app.Key("police", Scope.VerdictsRead);
        using var system = app.With(key[..^1] + (key[^1] == 'A' ? 'Q' : 'A'));

        await (await system.Get("/api/v1/plan")).Problem(401, "unknownKey");
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            KeyValuePair.Create("__RequestVerificationToken", await SampleApp.TokenOf(client, "/admin/keys"))]);
        return await client.PostAsync(new Uri(path, UriKind.Relative), form, ApiApp.Cancellation);
    }

    // The database's files, the log beside it, whatever else is there.
    private async Task<string> InFiles()
    {
        var all = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(app.Services.GetRequiredService<Deployment>().DataFolder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync(ApiApp.Cancellation));
        }

        return all.ToString();
    }

    [GeneratedRegex("ap_[a-z0-9]{8}_[A-Za-z0-9_-]{43}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();
}
