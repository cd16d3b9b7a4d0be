using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Pages;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.PlanEditing;

/// <summary>An administrator at the pages, in a browser, on the real executable.</summary>
public sealed class UnitPagesTests
{
    [Fact]
    public async Task An_area_is_added_then_ended_after_its_effects_were_shown_and_a_needed_unit_is_not_ended()
    {
        Browsers.Require();
        using var folder = new TemporaryFolder();
        folder.WriteSmallPlan("rules/small");
        await using var app = await RunningApp.Start(Path.Combine(folder.Path, "data"), $"--Rules:Folder={Path.Combine(folder.Path, "rules")}");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Browsers.Launch(playwright);
        var page = await browser.NewPageAsync();
        await page.AsFirstAdministrator(app);

        await page.GotoAsync(new Uri(app.Address, "/admin/areas/new").ToString());
        await page.FillAsync("#id", "kp-moi");
        await page.FillAsync("#name", "Khu phố <b>Mới</b>");
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/admin/area/kp-moi?saved=Saved");
        Assert.Equal("Khu phố <b>Mới</b>", await page.InnerTextAsync("h1"));

        await page.FillAsync("#to", "2024-12-31");
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/admin/area/kp-moi?kept=*");
        Assert.Contains("quý 1/2025", await page.InnerTextAsync("[role=alert]"), StringComparison.OrdinalIgnoreCase);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/admin/area/kp-moi?saved=Saved");

        await page.GotoAsync(new Uri(app.Address, "/admin/areas/new").ToString());
        await page.FillAsync("#id", "kp-dong");
        await page.FillAsync("#name", "Khu phố Đông");
        await page.FillAsync("#from", "2025-01-01");
        await page.SelectOptionAsync("#splitFrom", "kp-moi");
        await page.FillAsync("#share", "0,4");
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/admin/area/kp-dong?saved=Saved");
        Assert.Equal("0,4", await page.InputValueAsync("#share"));
        await page.FillAsync("#share", "một nửa");
        await page.ClickAsync("main button[type=submit]");
        Assert.Contains("0,4", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await page.FillAsync("#share", "0.5");
        await page.ClickAsync("main button[type=submit]");
        Assert.Contains("tính 0,5 số liệu của “Khu phố <b>Mới</b>”", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);

        await page.GotoAsync(new Uri(app.Address, "/admin/areas?q=khu pho moi").ToString());
        Assert.Contains("31/12/2024", await page.InnerTextAsync("table.list"), StringComparison.Ordinal);

        await page.GotoAsync(new Uri(app.Address, "/admin/unit/police").ToString());
        await page.FillAsync("#to", "2020-12-31");
        await page.ClickAsync("main button[type=submit]");
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForSelectorAsync("[role=alert] li");
        Assert.Contains("ngừng hoạt động trong nhiệm kỳ nhưng còn được giao", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
    }
}
