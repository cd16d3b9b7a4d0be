using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>The app on the sample, reached as a newcomer reaches it: by the one button on the empty first page, and then by one click as somebody.</summary>
public sealed class NewcomersFixture : PagesFixture
{
    /// <summary>What the first page said before the sample was loaded.</summary>
    public string FirstPage { get; private set; } = "";

    private protected override async Task<RunningApp> Start(string dataFolder, IPage page)
    {
        var started = await RunningApp.Start(dataFolder);
        await page.AsFirstAdministrator(started);
        await page.GotoAsync(started.Address.ToString());
        FirstPage = await page.InnerTextAsync("main");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Nạp số liệu mẫu" }).ClickAsync();
        // The sample is another database with people of its own.
        await page.ClickAsync("button[value='mau.vanphong']", new PageClickOptions { Timeout = 120_000 });
        await page.Reaches(started.Address + "*/");
        return started;
    }
}
