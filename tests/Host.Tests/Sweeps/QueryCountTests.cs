namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>How often a page asks the database, with whoever signs in and the frame around it.</summary>
[Collection(nameof(SweptCollection))]
public sealed class QueryCountTests(SweptSample app)
{
    /// <summary>Where something has happened since anybody looked, so that nothing is kept: what waits for the reader, and what is rendered once.</summary>
    private const int MostAnew = 30;

    [Fact]
    public async Task No_page_asks_the_database_more_than_fifteen_times_whoever_opens_it()
    {
        var pages = await app.Pages;
        Assert.Empty(app.Queries.Failed);
        var many = pages.Where(page => page.Asked.Count > AskedPage.Many || page.Anew.Count > MostAnew).OrderByDescending(page => page.Asked.Count).ToList();

        var seen = pages.Count(page => page.Asked.Count > 0);
        Assert.True(seen > 150, $"Only {seen} pages were opened.");
        Assert.True(many.Count == 0, string.Join('\n', many.Select(Told)));
    }

    private static string Told(AskedPage page) => $"{page.Anew.Count} {page.Asked.Count} {page.Person} {page.Page}\n  "
        + string.Join("\n  ", (page.Asked.Count > AskedPage.Many ? page.Asked : page.Anew)
            .Select(Short).GroupBy(one => one).Select(one => $"{one.Count()} × {one.Key}"));

    private static string Short(string command) => command.IndexOf("FROM ", StringComparison.Ordinal) is >= 0 and var from
        ? command[from..Math.Min(command.Length, from + 40)].ReplaceLineEndings(" ") : command[..Math.Min(command.Length, 40)];
}
