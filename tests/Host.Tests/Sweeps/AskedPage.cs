using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Pages;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>What a page asked of the database for one of the sample's people.</summary>
/// <param name="Person">Who.</param>
/// <param name="Page">Its address within the plan.</param>
/// <param name="Anew">What was asked where something had happened since anybody looked, so that nothing was kept.</param>
/// <param name="Asked">What was asked right after, where that was much.</param>
internal sealed record AskedPage(string Person, string Page, IReadOnlyList<string> Anew, IReadOnlyList<string> Asked)
{
    /// <summary>More than so many commands are looked at a second time.</summary>
    public const int Many = 15;

    private const string Plan = "/phuong-12-2020-2025";

    public static async Task<IReadOnlyList<AskedPage>> All(SweptSample app)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var asked = new List<AskedPage>();
        var pages = SweptAddress.All(app, "GET").Where(address => AppRoutes.IsPage(address.Endpoint)).ToList();
        foreach (var person in PageTable.Rows["GET /account"].Split(' '))
        {
            using var client = await app.As(person);
            foreach (var page in pages.Where((page, place) => VisitedPage.IsLong || Looks(person, page, place)))
            {
                var anew = await app.Queries.Of(client, Plan + page.With(), cancellation);
                asked.Add(new AskedPage(
                    person, page.With(), anew, anew.Count <= Many ? anew : await app.Queries.Of(client, Plan + page.With(), cancellation)));
            }
        }

        return asked;
    }

    // The first, the last and one more of those who may open it, another at each page: what a page asks hangs on rights, and these differ most.
    private static bool Looks(string person, SweptAddress page, int place)
    {
        var people = (page.Person is null ? PageTable.Rows["GET /account"] : PageTable.Rows[$"GET {page.Name}"]).Split(' ');
        return person == people[0] || person == people[^1] || person == people[place % people.Length];
    }
}
