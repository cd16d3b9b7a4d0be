using System.Net;
using System.Text.RegularExpressions;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Pages;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>Whatever stands in an address: the app answers, shows it as text if at all, and leads nowhere else.</summary>
[Collection(nameof(SweptCollection))]
public sealed partial class AddressTests(SweptSample app) : IAsyncDisposable
{
    private const string Elsewhere = "evil.example";

    private static readonly string[] Hostile =
    [
        Marker.Of(0), "\0", "../../../../etc/passwd", "-1", "2025-13-45", "99999999999999999999", "javascript:alert(1)", new string('ẩ', 600), "CON",
        "a\r\nSet-Cookie: x=1", "%ff",
    ];

    /// <summary>Ways in which browsers are brought to another site.</summary>
    private static readonly string[] Leading =
    [
        "//evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example", "https://evil.example", "/\t/evil.example", "\t//evil.example",
        "/%09/evil.example", "%2f%2fevil.example",
        "///evil.example", "http:/\\evil.example", "/\r\n/evil.example", "javascript:alert(1)//evil.example", ".//evil.example", "@evil.example",
    ];

    private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nonsense_behind_the_question_mark_is_answered_and_stays_text()
    {
        var wrong = new List<string>();
        foreach (var address in SweptAddress.All(app, "GET").Where(address => address.Asked.Count > 0))
        {
            // Each value in each parameter, each beside others.
            foreach (var turn in Turns(address))
            {
                var query = address.Asked.Select((name, place) => $"{name}={Escaped(Hostile[(turn + place) % Hostile.Length])}");
                await Judge(address, address.With() + "?" + string.Join('&', query), wrong);
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nonsense_in_the_path_is_answered_and_stays_text()
    {
        var wrong = new List<string>();
        foreach (var address in SweptAddress.All(app, "GET"))
        {
            foreach (var (parameter, value) in address.RouteParameters.SelectMany(parameter => Turns(address).Select(turn => (parameter, Hostile[turn]))))
            {
                await Judge(address, address.With(parameter, Escaped(value)), wrong);
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Wherever_an_address_says_where_to_go_back_to_it_is_within_the_app()
    {
        var (wrong, tried) = (new List<string>(), 0);
        foreach (var address in SweptAddress.All(app, "GET").Concat(SweptAddress.All(app, "POST")))
        {
            foreach (var name in address.Asked.Where(name => name.Equals("back", StringComparison.OrdinalIgnoreCase)))
            {
                tried++;
                foreach (var leading in Leading)
                {
                    var answer = address.Method == "GET"
                        ? await (await As(address.Person))
                            .GetAsync(new Uri($"{address.With()}?{name}={Uri.EscapeDataString(leading)}", UriKind.Relative), Cancellation)
                        : await Post(address, name, leading);
                    var places = Places().Matches(await answer.Content.ReadAsStringAsync(Cancellation))
                        .Select(match => WebUtility.HtmlDecode(match.Groups["place"].Value))
                        .Append(answer.Headers.Location?.OriginalString ?? "/");
                    wrong.AddRange(places.Where(LeavesTheApp).Select(place => $"{address.Name} {leading}: {place}"));
                }
            }
        }

        Assert.True(tried > 4);
        Assert.Empty(wrong);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        await Task.CompletedTask;
    }

    // Every third value, others for each address; with PAGES_LONG all.
    private static IEnumerable<int> Turns(SweptAddress address) =>
        Enumerable.Range(0, Hostile.Length).Where(turn => VisitedPage.IsLong || (turn + address.Name.Length) % 3 == 0);

    private async Task Judge(SweptAddress address, string path, List<string> wrong)
    {
        using var answer = await (await As(address.Person)).GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
        if ((int)answer.StatusCode >= 500
            || (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("x=", StringComparison.Ordinal))))
        {
            wrong.Add($"{path}: {(int)answer.StatusCode}");
        }

        if (isPage && Markup().Match(text) is { Success: true } made)
        {
            wrong.Add($"{path}: {made.Value}");
        }

        if (isPage && !text.TrimEnd().EndsWith("</html>", StringComparison.Ordinal))
        {
            wrong.Add($"{path}: not whole: …{text[^Math.Min(text.Length, 80)..]}");
        }

        if (text.Contains("root:x:0", StringComparison.Ordinal) || (answer.Headers.Location is { } there && LeavesTheApp(there.OriginalString)))
        {
            wrong.Add($"{path}: {answer.Headers.Location}");
        }
    }

    private async Task<HttpResponseMessage> Post(SweptAddress address, string name, string value)
    {
        var client = await As(address.Person);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(value), name },
            { new StringContent(await SampleApp.TokenOf(client, address.Person is null ? "/sign-in" : "/account")), FormFilling.Token },
        };
        return await client.PostAsync(new Uri(address.With(), UriKind.Relative), form, Cancellation);
    }

    private async Task<HttpClient> As(string? person)
    {
        if (!clients.TryGetValue(person ?? "", out var client))
        {
            clients.Add(person ?? "", client = await app.As(person));
        }

        return client;
    }

    // As browsers read it: without control characters, and with either slash.
    private bool LeavesTheApp(string place)
    {
        var read = string.Concat(place.Where(letter => !char.IsControl(letter))).Trim().Replace('\\', '/');
        return Uri.TryCreate(app.Address, read, out var there) && there.Host.Contains(Elsewhere, StringComparison.OrdinalIgnoreCase);
    }

    private static string Escaped(string value) => value == "%ff" ? value : Uri.EscapeDataString(value);

    [GeneratedRegex("<img src=x|<script>window|(?:href|src|action|formaction)=\"javascript:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Markup();

    [GeneratedRegex("(?:href|action|formaction|value|src|content)=\"(?<place>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Places();
}
