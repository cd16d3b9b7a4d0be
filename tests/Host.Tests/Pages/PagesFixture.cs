using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Samples;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>The app on the sample.</summary>
public class PagesFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private RunningApp? app;
    private string? office;

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
        office = await page.Context.StorageStateAsync();
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
    public Task<VisitedPage> Visit(string path, int width = 1280) => Visit(path, office, width);

    /// <summary>As one of the sample's people.</summary>
    public async Task<VisitedPage> VisitAs(string userName, string path)
    {
        var visited = await Visit("/sign-in", state: null);
        await visited.Page.AsSamplePerson(Address, userName);
        await visited.Go(path);
        return visited;
    }

    public async Task<VisitedPage> Visit(string path, string? state, int width = 1280)
    {
        var page = await Browsers.Open(new BrowserNewPageOptions { StorageState = state, ViewportSize = new ViewportSize { Width = width, Height = 844 } });
        var visited = new VisitedPage(page, Address);
        await visited.Go(path);
        return visited;
    }

    /// <summary>Requests without a browser, with the cookies of the Party office.</summary>
    public HttpClient Client()
    {
        Browsers.Require();
        var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        using var state = System.Text.Json.JsonDocument.Parse(office!);
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", state.RootElement.GetProperty("cookies").EnumerateArray()
            .Select(cookie => $"{cookie.GetProperty("name").GetString()}={cookie.GetProperty("value").GetString()}")));
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
