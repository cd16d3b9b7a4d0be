using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace ActionPlan.Host.Tests.Access.Matrix;

/// <summary>
/// Every page and endpoint asked for by each of the sample's people over HTTP, cell by cell; forms without the app's own token, so that nothing happens.
/// </summary>
public sealed partial class PageMatrixTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static readonly string[] Everybody =
    [
        "mau.vanphong", "mau.bithu", "mau.congan", "mau.truongcongan", "mau.ubnd", "mau.chutich", "mau.kiemtra", "mau.quantri", "mau.chuongtrinh",
        "mau.khongquyen",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<string> Routes => app.Endpoints.SelectMany(NamesOf).Distinct(StringComparer.Ordinal);

    [Fact]
    public void Every_page_and_endpoint_of_the_app_stands_in_the_table()
    {
        Assert.Empty(Routes.Except(PageTable.Rows.Keys, StringComparer.Ordinal));
        Assert.Empty(PageTable.Rows.Keys.Except(Routes, StringComparer.Ordinal));
        Assert.Empty(PageTable.Rows.Values.SelectMany(people => people.Split(' '))
            .Except([.. Everybody, PageTable.Anybody, PageTable.ByKey], StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in_from_all_that_is_not_for_anybody()
    {
        using var stranger = await app.As(null);

        foreach (var (route, people) in PageTable.Rows)
        {
            var answer = await Ask(stranger, route);
            var isLed = answer.StatusCode == HttpStatusCode.Redirect
                && answer.Headers.Location?.OriginalString.Contains("/sign-in?back=", StringComparison.Ordinal) == true;
            Assert.True(isLed != (people is PageTable.Anybody or PageTable.ByKey), $"{route}: {(int)answer.StatusCode} {answer.Headers.Location}");
            Assert.Equal(people == PageTable.ByKey, answer.StatusCode == HttpStatusCode.Unauthorized);
        }
    }

    public static TheoryData<string> People => [.. Everybody];

    [Theory]
    [MemberData(nameof(People))]
    public async Task Somebody_opens_what_the_table_says_and_nothing_else(string userName)
    {
        using var client = await app.As(userName);
        var wrong = new List<string>();

        foreach (var (route, people) in PageTable.Rows)
        {
            var answer = await Ask(client, route);
            var may = people == PageTable.Anybody || people.Split(' ').Contains(userName);
            var isRight = people == PageTable.ByKey
                ? answer.StatusCode == HttpStatusCode.Unauthorized
                : may == (answer.StatusCode != HttpStatusCode.Forbidden) && answer.StatusCode < HttpStatusCode.InternalServerError
                    && answer.Headers.Location?.OriginalString.Contains("/sign-in?", StringComparison.Ordinal) != true;
            if (!isRight)
            {
                wrong.Add($"{route}: {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>Forms of the app itself are refused from anywhere else; what a key opens is not a form.</summary>
    [Fact]
    public async Task Nothing_that_changes_something_is_done_without_the_apps_own_token()
    {
        // Each signs in once: so many a minute may.
        var posts = PageTable.Rows.Where(row => row.Key.StartsWith("POST ", StringComparison.Ordinal) && row.Value != PageTable.ByKey);
        foreach (var routes in posts.GroupBy(row => row.Value == PageTable.Anybody ? "" : row.Value.Split(' ')[0], row => row.Key))
        {
            using var client = await app.As(routes.Key.Length == 0 ? null : routes.Key);
            foreach (var route in routes)
            {
                Assert.Equal((route, HttpStatusCode.BadRequest), (route, (await Ask(client, route)).StatusCode));
            }
        }
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string route)
    {
        var (method, path) = (route.Split(' ')[0], Parameter().Replace(route.Split(' ')[1], match => Example(match.Groups["name"].Value, match.Value)));
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (method == "POST")
        {
            request.Content = new MultipartFormDataContent { { new StringContent("y"), "x" } };
        }

        return await client.SendAsync(request, Cancellation);
    }

    private static string Example(string name, string parameter) =>
        parameter.Contains(":long", StringComparison.Ordinal) ? "1" : name.ToUpperInvariant() switch
        {
            "UNIT" => "police",
            "AREA" or "AREAID" => "phuong-12",
            "QUARTER" => "2025-Q1",
            "CULTURE" => "vi",
            _ => "x",
        };

    // A page is asked for, and posted to only where it says so.
    private static IEnumerable<string> NamesOf(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        var isPage = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
        return (isPage ? ["GET"] : methods).Select(method => $"{method} /{endpoint.RoutePattern.RawText?.TrimStart('/')}");
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
