using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using ActionPlan.Host.Tests.Access;
using ActionPlan.Host.Tests.Access.Matrix;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>
/// Addresses begin with their plan: old ones lead there, hostile ones nowhere. That no page leads out of its plan, <see cref="EveryPageTests"/> asks.
/// </summary>
[Collection(nameof(SweptCollection))]
public sealed partial class PlanAddressTests(SweptSample app)
{
    private const string Plan = "/phuong-12-2020-2025";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_names_no_plan_leads_to_that_of_the_plan_at_hand_with_all_that_was_asked()
    {
        using var office = await app.As("mau.vanphong");
        foreach (var (asked, expected) in new[]
        {
            ("/", "/"), ("/alerts?state=all&q=a%20b", "/alerts?state=all&q=a%20b"), ("/alerts/", "/alerts/"), ("/nothing", "/nothing"),
            ("/phuong-13/alerts", "/phuong-13/alerts"),
            ("/phuong-12-2020-2025%2Falerts", "/phuong-12-2020-2025%2Falerts"), ("/phuong-12-2020-2025%3Fx/alerts", "/phuong-12-2020-2025%3Fx/alerts"),
            ("/phuong-12-2020-20255/alerts", "/phuong-12-2020-20255/alerts"), ("//evil.example/alerts", "//evil.example/alerts"), ("/sign-in", "/sign-in"),
            ("/reports/1/word", "/reports/1/word"),
        })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            {
                var answer = await Ask(office, asked, method);
                Assert.Equal((asked, HttpStatusCode.Redirect, Plan + expected), (asked, answer.StatusCode, answer.Headers.Location?.OriginalString));
            }
        }
    }

    [Fact]
    public async Task What_belongs_to_the_site_and_whoever_is_no_browser_is_answered_where_it_asks()
    {
        using var office = await app.As("mau.vanphong");
        foreach (var (asked, status) in new[] { ("/healthz", 200), ("/api/reference/", 200), ("/api/nothing", 401), ("/sign-in/outside", 404) })
        {
            Assert.Equal((asked, status), (asked, (int)(await Ask(office, asked)).StatusCode));
        }

        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(new Uri("/alerts", UriKind.Relative), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync(new Uri("/phuong-13/alerts", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task However_a_plan_is_named_its_pages_answer_and_link_into_it()
    {
        using var office = await app.As("mau.vanphong");
        foreach (var (asked, status) in new[]
        {
            (Plan, 200), (Plan + "/", 200), (Plan + "/board?period=2024-Q4", 200), (Plan + "/alerts", 200), (Plan + "/alerts/", 200),
            (Plan.ToUpperInvariant() + "/alerts", 200), (Plan + "/nothing", 404),
            (Plan + Plan + "/alerts", 404), (Plan + "//alerts", 404), (Plan + "/..%2Falerts", 404), (Plan + "/healthz", 404), (Plan + "/sign-in/outside", 404),
            (Plan + "/audit", 403),
        })
        {
            var answer = await Ask(office, asked);
            Assert.Equal((asked, status), (asked, (int)answer.StatusCode));
            Assert.Contains(asked.Contains("/healthz", StringComparison.Ordinal) || asked.Contains("/outside", StringComparison.Ordinal)
                ? "<base href=\"/\"" : $"<base href=\"{Plan}/\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        // The list of targets stood on the first page.
        Assert.EndsWith(Plan + "/targets?period=2024-Q4", (await Ask(office, Plan + "?period=2024-Q4")).Headers.Location?.OriginalString,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(office, Plan + "/api/v1/plan")).StatusCode);
    }

    [Fact]
    public async Task Whatever_leads_on_stays_within_the_plan_and_no_plan_is_named_twice()
    {
        using var office = new Visitor(app.Address);
        await office.Post(Plan + "/sign-in/sample", Plan + "/sign-in", ("name", "mau.vanphong"));

        Assert.Equal(Plan + "/runs?refused=x", await office.Post(Plan + "/runs/evaluate", Plan + "/runs", ("period", "x")));
        Assert.Equal("/runs?refused=x", await office.Post("/runs/evaluate", "/runs", ("period", "x")));
        foreach (var (back, expected) in new[] { ("/alerts?a=1", Plan + "/alerts?a=1"), (Plan + "/alerts", Plan + "/alerts"), (Plan + "?a=1", Plan + "?a=1"),
            ("//evil.example", Plan + "/"), ("", Plan + "/") })
        {
            Assert.Equal((back, expected),
                (back, (await office.Get($"{Plan}/language/vi?back={Uri.EscapeDataString(back)}")).Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task Signing_in_leads_to_the_page_of_the_plan_that_was_asked_for_and_serves_for_every_plan()
    {
        using var visitor = new Visitor(app.Address);
        var asked = (await visitor.Get(Plan + "/alerts?state=all")).Headers.Location!.PathAndQuery;
        Assert.Equal($"{Plan}/sign-in?back={Uri.EscapeDataString(Plan + "/alerts?state=all")}", asked);
        var back = WebUtility.HtmlDecode(Back().Match(await visitor.Text(asked)).Groups["back"].Value);

        Assert.Equal(Plan + "/alerts?state=all", await visitor.Post(Plan + "/sign-in/sample", asked, ("name", "mau.vanphong"), ("back", back)));

        Assert.All(visitor.CookiesSet, cookie => Assert.Contains("path=/;", cookie + ";", StringComparison.OrdinalIgnoreCase));
        foreach (var path in new[] { Plan + "/alerts", "/alerts" })
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get(path)).StatusCode);
        }

        Assert.Equal(Plan + "/sign-in", await visitor.Post(Plan + "/sign-out", Plan + "/alerts"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/alerts")).StatusCode);
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string path, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(client.BaseAddress + path[1..]));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return await client.SendAsync(request, Cancellation);
    }

    [GeneratedRegex("name=\"back\" value=\"(?<back>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Back();
}
