using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Pages;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>
/// What holds of every page: it leads nowhere out of its plan, says no word of the other language and no id that only the plan's files use.
/// Each page once in each language, as the first and the last of those who may open it; with <c>PAGES_LONG</c> all links that all people find.
/// </summary>
[Collection(nameof(SweptCollection))]
public sealed partial class EveryPageTests(SweptSample app)
{
    private const string Plan = "/phuong-12-2020-2025";
    private const int MostOfOneRoute = 25;
    private static readonly string[] ReadCode = ["mau.quantri", "mau.chuongtrinh"];
    private static readonly string[] Languages = ["vi", "en"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [OnFile("it reads all words of the file past the program")]
    [Fact]
    public async Task Every_page_leads_within_its_plan_and_speaks_one_language_without_ids()
    {
        var (words, routes) = (new WordsOfPages(app), new AppRoutes(app.Endpoints));
        var (wrong, seen) = (new List<string>(), 0);
        foreach (var language in Languages)
        {
            var found = new Dictionary<string, (string Person, List<string> Paths)>(StringComparer.Ordinal);
            var lost = new List<string>();
            foreach (var group in Pages().GroupBy(address => WhoLooks(address, language)))
            {
                using var person = await Reader(group.Key, language);
                foreach (var address in group)
                {
                    seen += await Visit(person, group.Key, address.With(), address.Name);
                }
            }

            // Where the example was not there, something that another page leads to.
            foreach (var route in lost.Where(found.ContainsKey).ToList())
            {
                using var person = await Reader(found[route].Person, language);
                seen += await Visit(person, found[route].Person, found[route].Paths[0], route);
            }

            async Task<int> Visit(HttpClient person, string? name, string path, string route)
            {
                var (status, page) = await Ask(person, Plan + path);
                if (status == HttpStatusCode.NotFound)
                {
                    lost.Add(route);
                }

                var links = Judge($"{name} {language} {path}", page, name, language, words, wrong);
                foreach (var link in links)
                {
                    if (routes.Of("GET", link) is { } there && PageTable.Rows.GetValueOrDefault("GET " + there) is { } who && name is not null
                        && who.Contains(name, StringComparison.Ordinal))
                    {
                        found.TryAdd(there, (name, [link]));
                    }
                }

                return links.Count;
            }
        }

        Assert.True(seen > 1000);
        Told(wrong);
    }

    [Fact]
    public void Every_page_has_its_help_of_three_to_six_sentences_in_both_languages()
    {
        var texts = new System.Resources.ResourceManager(typeof(HelpTexts));
        var keys = Pages()
            .Select(address => address.Endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>()!.Type.Name)
            .Distinct().ToList();

        Assert.True(keys.Count > 50);
        Assert.Empty(
            from language in Languages
            let set = texts.GetResourceSet(
                language == "vi" ? System.Globalization.CultureInfo.InvariantCulture : System.Globalization.CultureInfo.GetCultureInfo(language),
                createIfNotExists: true, tryParents: false)!
            from key in keys
            let said = $"{set.GetString(key)} {set.GetString(key + ".Next")}"
            where set.GetString(key + ".Name") is null || Sentences().Count(said) is < 3 or > 7
            select $"{language} {key}: {said}");
    }

    [OnFile("it reads all words of the file past the program")]
    [Fact]
    public async Task Everybody_finds_the_same_of_all_that_links_lead_to()
    {
        if (!VisitedPage.IsLong)
        {
            return;
        }

        var (words, routes, wrong) = (new WordsOfPages(app), new AppRoutes(app.Endpoints), new List<string>());
        foreach (var (name, language) in PageTable.Rows["GET /account"].Split(' ').SelectMany(name => Languages.Select(language => (name, language))))
        {
            using var person = await Reader(name, language);
            var (waiting, met, visited) = (new Queue<string>(["/", "/my-work", "/board", "/targets"]), new HashSet<string>(StringComparer.Ordinal),
                new Dictionary<string, int>(StringComparer.Ordinal));
            while (waiting.TryDequeue(out var path))
            {
                var (status, page) = await Ask(person, Plan + path);
                if ((int)status >= 400 && status != HttpStatusCode.Forbidden)
                {
                    wrong.Add($"{name} {path}: {(int)status}");
                }

                foreach (var link in Judge($"{name} {language} {path}", page, name, language, words, wrong))
                {
                    if (met.Add(link) && routes.Of("GET", link) is { } route && routes.Pages.Any(one => AppRoutes.Name(one) == route)
                        && (visited[route] = visited.GetValueOrDefault(route) + 1) <= MostOfOneRoute)
                    {
                        waiting.Enqueue(link);
                    }
                }
            }
        }

        Told(wrong);
    }

    // All of it: a list would be cut.
    private static void Told(List<string> wrong) => Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct(StringComparer.Ordinal)));

    private IEnumerable<SweptAddress> Pages() => SweptAddress.All(app, "GET").Where(address => AppRoutes.IsPage(address.Endpoint));

    // Of those who may open it the first sees one language, the last the other: most pages differ by who looks.
    private static string? WhoLooks(SweptAddress address, string language) =>
        language == "vi" || address.Person is null ? address.Person : PageTable.Rows[$"GET {address.Name}"].Split(' ').Last(name => name != "mau.khongquyen");

    private async Task<HttpClient> Reader(string? name, string language)
    {
        var person = await app.As(name);
        if (name is not null || language != "vi")
        {
            // Kept with the account: another test may have chosen otherwise.
            using var _ = await person.GetAsync(new Uri($"{Plan}/language/{language}?back=/account", UriKind.Relative), Cancellation);
        }

        return person;
    }

    /// <summary>Notes what is wrong and returns the pages that the page leads to, without their plan.</summary>
    private List<string> Judge(string which, string page, string? person, string language, WordsOfPages words, List<string> wrong)
    {
        var said = SaidOnPage.Read(page);
        wrong.AddRange(words.Foreign(said, language).Select(one => $"{which}: {one}"));
        // The office writes the plan's file, and the words of a report, where ids stand.
        var readsCode = (person is not null && ReadCode.Contains(person)) || which.Contains("/sections/", StringComparison.Ordinal)
            || which.Contains(" /rules/plan.json", StringComparison.Ordinal);
        wrong.AddRange(words.Ids(said, language, readsCode).Select(one => $"{which}: {one}"));
        var here = new Uri(app.Address, WebUtility.HtmlDecode(Base().Match(page).Groups["base"].Value));
        var links = new List<string>();
        foreach (var match in Places().Matches(page).Cast<Match>())
        {
            var place = WebUtility.HtmlDecode(match.Groups["place"].Value);
            var there = new Uri(here, place);
            if (!IsWithin(there))
            {
                wrong.Add($"{which}: {place}");
            }
            else if (there.AbsolutePath.StartsWith(Plan + "/", StringComparison.Ordinal)
                && (match.Groups["by"].Value is "href" or "src" || match.Value.Contains("method=\"get\"", StringComparison.Ordinal)))
            {
                links.Add(there.PathAndQuery[Plan.Length..]);
            }
        }

        return links;
    }

    // Files of the app are the same for every plan, and kept by browsers once.
    private static bool IsWithin(Uri place) =>
        place.AbsolutePath.StartsWith(Plan + "/", StringComparison.Ordinal)
            ? !place.AbsolutePath.StartsWith(Plan + Plan, StringComparison.Ordinal)
                && (Path.GetExtension(place.AbsolutePath) is "" or ".eml" || place.AbsolutePath == Plan + "/rules/plan.json")
        : place.Scheme is "mailto" or "data" || place.AbsolutePath is "/api/reference" or "/sign-in/outside"
            || Path.GetExtension(place.AbsolutePath) is ".css" or ".js" or ".svg" or ".woff2";

    private static async Task<(HttpStatusCode Status, string Page)> Ask(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseAddress + path[1..]));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await client.SendAsync(request, Cancellation);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            // Pages that check a draft are shown sixty times a minute to one person.
            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(5), Cancellation);
            return await Ask(client, path);
        }

        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "text/html" ? await answer.Content.ReadAsStringAsync(Cancellation) : "");
    }

    [GeneratedRegex("<(?!base|use)[^>]* (?<by>href|action|formaction|src)=\"(?<place>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Places();

    [GeneratedRegex("[.!?](\\s|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Sentences();

    [GeneratedRegex("<base href=\"(?<base>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Base();
}
