using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Pages;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>How often a page asks the database, with whoever signs in and the frame around it.</summary>
[Collection(nameof(SweptCollection))]
public sealed class QueryCountTests(SweptSample app)
{
    private const string Plan = "/phuong-12-2020-2025";
    private const int Most = 15;

    /// <summary>Where something has happened since anybody looked, so that nothing is kept: what waits for the reader, and what is rendered once.</summary>
    private const int MostAnew = 30;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_asks_the_database_more_than_fifteen_times_whoever_opens_it()
    {
        await app.Typing;
        var (many, seen) = (new List<(int Count, string Told)>(), 0);
        var pages = SweptAddress.All(app, "GET").Where(address => AppRoutes.IsPage(address.Endpoint)).ToList();
        foreach (var person in PageTable.Rows["GET /account"].Split(' '))
        {
            using var client = await app.As(person);
            foreach (var page in pages.Where((page, place) => VisitedPage.IsLong || Looks(person, page, place)))
            {
                var anew = await app.Queries.Of(client, Plan + page.With(), Cancellation);
                var asked = anew.Count <= Most ? anew : await app.Queries.Of(client, Plan + page.With(), Cancellation);
                seen += asked.Count > 0 ? 1 : 0;
                if (asked.Count > Most || anew.Count > MostAnew)
                {
                    many.Add(
                        (asked.Count,
                            $"{anew.Count} {asked.Count} {person} {page.With()}\n  {string.Join("\n  ", asked.Select(Short).GroupBy(one => one).Select(one => $"{one.Count()} × {one.Key}"))}"));
                }
            }
        }

        Assert.True(seen > 150, $"Only {seen} pages were opened.");
        Assert.True(many.Count == 0, string.Join('\n', many.OrderByDescending(one => one.Count).Select(one => one.Told)));
    }

    // The first, the last and one more of those who may open it, another at each page: what a page asks hangs on rights, and these differ most.
    private static bool Looks(string person, SweptAddress page, int place)
    {
        var people = (page.Person is null ? PageTable.Rows["GET /account"] : PageTable.Rows[$"GET {page.Name}"]).Split(' ');
        return person == people[0] || person == people[^1] || person == people[place % people.Length];
    }

    private static string Short(string command) => command.IndexOf("FROM ", StringComparison.Ordinal) is >= 0 and var from
        ? command[from..Math.Min(command.Length, from + 40)].ReplaceLineEndings(" ") : command[..Math.Min(command.Length, 40)];
}
