using System.Data.Common;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Shell;

/// <summary>What people and programs are told while the database cannot be used.</summary>
public sealed class UnavailableTests(UnavailableTests.AwayApp app) : IClassFixture<UnavailableTests.AwayApp>
{
    private const string Typed = "Do mưa lớn kéo dài,\nđơn vị <chưa> lấp kịp 12 giếng";

    [Theory]
    [InlineData(5, "đang bận")]
    [InlineData(13, "đã đầy")]
    [InlineData(11, "Không đọc được")]
    [InlineData(14, "không còn ở chỗ của nó")]
    [InlineData(8, "không có quyền")]
    public async Task A_form_is_answered_with_503_and_its_text_ready_to_be_sent_again(int code, string told)
    {
        using var client = await app.As("mau.quantri");
        var token = await SampleApp.TokenOf(client, "/account");
        app.Fail(code, "FROM \"Outbox\"");

        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("id", "1"), KeyValuePair.Create("note", Typed), KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(new Uri("/mail/retry?x=1", UriKind.Relative), form, TestContext.Current.CancellationToken);
        app.Fail(0, null);

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "10"), (answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains("Chưa lưu gì", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/mail/retry?x=1\"", page, StringComparison.Ordinal);
        Assert.Contains("<textarea name=\"note\" rows=\"", page, StringComparison.Ordinal);
        Assert.Contains($">\n{HtmlEncoder.Create(UnicodeRanges.All).Encode(Typed)}</textarea>", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"__RequestVerificationToken\" value=\"{HtmlEncoder.Default.Encode(token)}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_a_script_and_another_system_are_told_as_they_understand_it_and_in_their_language()
    {
        using var client = await app.As("mau.quantri");
        client.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=c%3Den-GB%7Cuic%3Den-GB");
        app.Fail(6, "FROM \"");
        using var page = await client.GetAsync(new Uri("/mail", UriKind.Relative), TestContext.Current.CancellationToken);
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/mail") { Headers = { { "Accept", "application/json" } } };
        using var script = await client.SendAsync(asked, TestContext.Current.CancellationToken);
        using var keyed = new HttpRequestMessage(HttpMethod.Get, "/api/v1/plan") { Headers = { { "Authorization", $"Bearer {ApiKey.New().Text}" } } };
        using var api = await client.SendAsync(keyed, TestContext.Current.CancellationToken);
        using var stranger = await app.As(null);
        using var health = await stranger.GetAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken);
        app.Fail(0, null);

        Assert.All([page, script, health], answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        Assert.Contains("<html lang=\"en\">", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("held by something else", await script.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("busy", await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "10"), (api.StatusCode, api.Headers.RetryAfter?.ToString()));
        Assert.Contains("\"code\":\"unavailable\"", await api.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_shown_again()
    {
        using var client = await app.As("mau.quantri");
        var token = await SampleApp.TokenOf(client, "/account");
        app.Fail(5, "FROM \"Users\"");
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("current", "mật khẩu cũ của tôi"), KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(new Uri("/account/password", UriKind.Relative), form, TestContext.Current.CancellationToken);
        app.Fail(0, null);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.DoesNotContain("mật khẩu cũ", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("<form", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>An app whose database fails as told.</summary>
    public sealed class AwayApp : SampleApp
    {
        private readonly Away away = new();

        internal void Fail(int code, string? where) => (away.Where, away.Code) = (where, code);

        private protected override void Configure(WebApplicationBuilder builder) =>
            builder.Services.Intercept(away);
    }

    private sealed class Away : DbCommandInterceptor
    {
        public string? Where { get; set; }

        public int Code { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Where is { } where && TestDatabases.Asked(command).Contains(where, StringComparison.Ordinal)
                ? throw new SqliteException("it fails", Code) : ValueTask.FromResult(result);
    }
}
