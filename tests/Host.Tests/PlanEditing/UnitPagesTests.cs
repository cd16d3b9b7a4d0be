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
        await using var visited = new VisitedPage(await Browsers.Open(), app.Address);
        var page = visited.Page;
        await page.AsFirstAdministrator(app);

        await visited.Go("/admin/areas/new");
        await page.FillAsync("#id", "kp-moi");
        await page.FillAsync("#name", "Khu phố <b>Mới</b>");
        await visited.Click("main button[type=submit]");
        await page.Reaches("**/admin/area/kp-moi?saved=Saved");
        Assert.Equal("Khu phố <b>Mới</b>", await visited.Text("h1"));

        await page.FillAsync("#to", "2024-12-31");
        await visited.Click("main button[type=submit]");
        await page.Reaches("**/admin/area/kp-moi?kept=*");
        Assert.Contains("quý 1/2025", await visited.Text("[role=alert]"), StringComparison.OrdinalIgnoreCase);
        await visited.Click("main button[type=submit]");
        await page.Reaches("**/admin/area/kp-moi?saved=Saved");

        await visited.Go("/admin/areas/new");
        await page.FillAsync("#id", "kp-dong");
        await page.FillAsync("#name", "Khu phố Đông");
        await page.FillAsync("#from", "2025-01-01");
        await page.SelectOptionAsync("#splitFrom", "kp-moi");
        await page.FillAsync("#share", "0,4");
        await visited.Click("main button[type=submit]");
        await page.Reaches("**/admin/area/kp-dong?saved=Saved");
        Assert.Equal("0,4", await page.InputValueAsync("#share"));
        await page.FillAsync("#share", "một nửa");
        await visited.Click("main button[type=submit]");
        Assert.Contains("0,4", await visited.Text("[role=alert]"), StringComparison.Ordinal);
        await page.FillAsync("#share", "0.5");
        await visited.Click("main button[type=submit]");
        Assert.Contains("tính 0,5 số liệu của “Khu phố <b>Mới</b>”", await visited.Text("[role=alert]"), StringComparison.Ordinal);

        await visited.Go("/admin/areas?q=khu pho moi");
        Assert.Contains("31/12/2024", await visited.Text("table.list"), StringComparison.Ordinal);

        await visited.Go("/admin/unit/police");
        await page.FillAsync("#to", "2020-12-31");
        await visited.Click("main button[type=submit]");
        await visited.Click("main button[type=submit]");
        await page.WaitForSelectorAsync("[role=alert] li");
        Assert.Contains("ngừng hoạt động trong nhiệm kỳ nhưng còn được giao", await visited.Text("[role=alert]"), StringComparison.Ordinal);
    }
}
