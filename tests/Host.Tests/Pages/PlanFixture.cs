using ActionPlan.Host.Tests.Cli;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>The app on a plan whose figures are broken down by neighbourhood.</summary>
public sealed class BrokenDownFixture() : PlanFixture(BrokenDownPlan.Json, ("security", BrokenDownPlan.Rules));

/// <summary>The app on a plan of one's own, with the sample's people and nothing entered.</summary>
public abstract class PlanFixture(string plan, params (string Module, string Rules)[] modules) : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private RunningApp? app;

    public async ValueTask InitializeAsync()
    {
        folder.Write("rules/plan/plan.json", plan);
        foreach (var (module, rules) in modules)
        {
            folder.Write($"rules/plan/{module}.json", rules);
        }

        app = await RunningApp.Start(Path.Combine(folder.Path, "data"), $"--Rules:Folder={Path.Combine(folder.Path, "rules")}", "--ActionPlan:Sample=true");
    }

    public async Task<VisitedPage> VisitAs(string userName, string path, bool script = true, int width = 1280)
    {
        var page = await Browsers.Open(script ? null : new BrowserNewPageOptions { JavaScriptEnabled = false });
        var visited = new VisitedPage(page, app!.Address);
        await visited.Widen(width);
        await page.AsSamplePerson(app.Address, userName);
        await visited.Go(path);
        return visited;
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
}
