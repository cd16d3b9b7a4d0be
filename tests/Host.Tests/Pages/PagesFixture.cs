using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Samples;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>The app on the sample.</summary>
public class PagesFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private RunningApp? app;
    private List<Cookie> office = [];

    public Uri Address => app!.Address;

    public async ValueTask InitializeAsync()
    {
        if (!Available())
        {
            return;
        }

        // Loading takes its time; what is already there is only switched to.
        await LoadedSample.CopyTo(folder.Path);
        var page = await Browsers.Open();
        app = await Start(folder.Path, page);
        office = await SignedIn.Cookies(page);
        await page.CloseAsync();
    }

    /// <summary>Starts the app on the sample's data, and leaves a page there on which the office has signed in.</summary>
    private protected virtual async Task<RunningApp> Start(string dataFolder, IPage page)
    {
        var started = await RunningApp.Start(dataFolder, "--ActionPlan:Sample=true");
        await page.AsSamplePerson(started.Address, "mau.vanphong");
        return started;
    }

    /// <summary>As somebody of the Party office, who may see and do most.</summary>
    public Task<VisitedPage> Visit(string path, int width = 1280, bool isNew = false) => Visit(path, office, width, isNew);

    /// <summary>As one of the sample's people.</summary>
    public async Task<VisitedPage> VisitAs(string userName, string path)
    {
        var visited = new VisitedPage(await Browsers.Open(), Address);
        await visited.Page.AsSamplePerson(Address, userName);
        await visited.Go(path);
        return visited;
    }

    /// <param name="path">What is looked at.</param>
    /// <param name="signedIn">As whom; null for nobody.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="isNew">In a browser that knows none of the app's files.</param>
    public async Task<VisitedPage> Visit(string path, IReadOnlyList<Cookie>? signedIn, int width = 1280, bool isNew = false)
    {
        var visited = new VisitedPage(await Browsers.Open(isNew ? new BrowserNewPageOptions() : null), Address);
        await visited.Widen(width);
        if (signedIn is not null)
        {
            await visited.Page.Context.AddCookiesAsync(signedIn);
        }

        await visited.Go(path);
        return visited;
    }

    /// <summary>Requests without a browser, with the cookies of the Party office.</summary>
    public HttpClient Client()
    {
        Browsers.Require();
        var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", office.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        folder.Dispose();
    }

    // A fixture cannot skip: each test does, by asking for a page.
    private static bool Available()
    {
        try
        {
            return Browsers.Require().Length > 0;
        }
        catch (Exception missing) when (missing is not InvalidOperationException)
        {
            return false;
        }
    }
}
