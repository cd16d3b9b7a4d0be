using System.Text.RegularExpressions;
using ActionPlan.Host.Tests.Access.Matrix;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

public sealed partial class SamplePagesTests
{
    private const int MostOfOnePage = 2;
    private static readonly int[] Screens = [1440, 1024, 390];

    private static readonly List<(string Route, Regex Form)> Routes =
    [
        .. PageTable.Rows.Keys.Where(key => key.StartsWith("GET ", StringComparison.Ordinal)).Select(key => key[4..])
            .OrderBy(route => route.Count(letter => letter == '{'))
            .Select(route => (route, new Regex($"^{Parameter().Replace(route, "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1)))),
    ];

    [GeneratedRegex("{[^}]*}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    public static TheoryData<string> Everybody => [.. PageTable.Rows["GET /board"].Split(' ')];

    // It takes minutes for each person, and says what it sees as it goes ('-showLiveOutput').
    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Everybody_can_use_all_pages_on_every_screen_in_both_languages_and_themes(string person)
    {
        if (!VisitedPage.IsLong)
        {
            return;
        }

        var wrong = new List<string>();
        await using var visited = await app.VisitAs(person, "/");
        var plan = new Uri(visited.Page.Url).AbsolutePath.Split('/')[1];
        var found = new List<string> { $"/{plan}/" };
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var turn = 0; turn < found.Count; turn++)
        {
            await Look(visited, person, found[turn], "vi", Screens[turn % Screens.Length], wrong);
            foreach (var link in await visited.Page.EvaluateAsync<string[]>("() => [...document.links].map(link => link.pathname + link.search)"))
            {
                if (RouteOf(link, plan) is { } route && !found.Contains(link, StringComparer.Ordinal) && known.GetValueOrDefault(route) < MostOfOnePage
                    && await IsPage(visited.Page, link))
                {
                    known[route] = known.GetValueOrDefault(route) + 1;
                    found.Add(link);
                }
            }
        }

        await visited.Go($"/{plan}/language/en?back=/account");
        foreach (var (path, turn) in found.Select((path, turn) => (path, turn)))
        {
            await Look(visited, person, path, "en", Screens[(turn + 1) % Screens.Length], wrong);
        }

        await visited.Go($"/{plan}/language/vi?back=/account");
        wrong.AddRange(visited.Wrong.Select(what => $"{person}: {what}"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct(StringComparer.Ordinal)));
        Assert.True(found.Count > 30, $"{person} found {found.Count} pages.");
    }

    // Vietnamese in the light and English in the dark; axe, which takes seconds, on another screen for each page.
    private static async Task Look(VisitedPage visited, string person, string path, string language, int screen, List<string> wrong)
    {
        await visited.Page.EmulateMediaAsync(new PageEmulateMediaOptions
        {
            ColorScheme = language == "vi" ? ColorScheme.Light : ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce,
        });
        await visited.Go(path);
        while (visited.Status == 429)
        {
            // Pages that check a draft are shown sixty times a minute to one person.
            await Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            await visited.Go(path);
        }

        var already = wrong.Count;
        foreach (var width in Screens)
        {
            await visited.Widen(width);
            wrong.AddRange((await visited.Obstacles(language)).Select(what => $"{person} {language} {width} {path}: {what}"));
        }

        await visited.Widen(screen);
        wrong.AddRange((await visited.Violations()).Select(what => $"{person} {language} {screen} {path}: {what}"));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', [$"{person} {language} {path}", .. wrong.Skip(already)]));
    }

    private static string? RouteOf(string link, string plan) =>
        link.StartsWith($"/{plan}/", StringComparison.Ordinal) && !link.Contains("/language/", StringComparison.Ordinal)
            ? Routes.FirstOrDefault(route => route.Form.IsMatch(link.Split('?')[0][(plan.Length + 1)..])).Route : null;

    private static async Task<bool> IsPage(IPage page, string link)
    {
        // A report as PDF takes a busy machine longer than the half minute that is given otherwise.
        var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), link).ToString(), new APIRequestContextOptions { Timeout = 180_000 });
        return answer.Status is 200 or 429 && answer.Headers.GetValueOrDefault("content-type")?.StartsWith("text/html", StringComparison.Ordinal) == true;
    }
}
