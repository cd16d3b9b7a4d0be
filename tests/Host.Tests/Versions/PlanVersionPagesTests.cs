using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Pages;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Versions;

/// <summary>The plan's versions at the pages, in a browser, on the real executable, whose watch looks at the folder.</summary>
public sealed class PlanVersionPagesTests
{
    [Fact]
    public async Task What_would_vanish_is_said_on_every_page_until_somebody_confirms_and_a_restatement_is_shown_first()
    {
        Browsers.Require();
        using var folder = new TemporaryFolder();
        folder.WriteSmallPlan("rules/small");
        await using var app = await RunningApp.Start(Path.Combine(folder.Path, "data"), $"--Rules:Folder={Path.Combine(folder.Path, "rules")}");
        await using var visited = new VisitedPage(await Browsers.Open(), app.Address);
        var page = visited.Page;
        await page.AsFirstAdministrator(app);
        await visited.Go("/runs");
        await page.SelectOptionAsync("#period", "2022-Q4");
        await visited.Press("Đánh giá ngay");

        // A target under another id: the old one would vanish.
        folder.Write("rules/small/security.json", SmallPlan.RulesJson.Replace("\"id\": \"detectionRate\"", "\"id\": \"newRate\"", StringComparison.Ordinal));
        await Until(visited, "/figures", "[role=alert]");
        Assert.Contains("Tỷ lệ khám phá án", await visited.Text("[role=alert]"), StringComparison.Ordinal);
        await visited.Go("/plan");
        Assert.Contains("security.detectionRate", await visited.Text("section.notice-warn"), StringComparison.Ordinal);
        await visited.Press("Xác nhận và công bố");
        await page.Reaches("**/plan?done=published");
        Assert.Equal(0, await page.Locator("main [role=alert]").CountAsync());

        // The quarter that was judged keeps its rules; the new target says since when it is judged.
        await visited.Go("/targets/security/newRate?period=2022-Q4");
        Assert.Contains("được đánh giá từ quý", await visited.Text(), StringComparison.OrdinalIgnoreCase);

        await visited.Go("/summaries?period=2022-Q4");
        Assert.Equal(2, (await page.Locator("a[href*='/units/police'] ~ ul.counts > li").AllInnerTextsAsync())
            .Sum(count => int.Parse(count.Trim().Split(' ', '\n')[0], System.Globalization.CultureInfo.InvariantCulture)));

        await visited.Go("/plan?from=2022-Q4");
        Assert.Contains("kết quả thay đổi", await visited.Text("#publish >> xpath=.."), StringComparison.Ordinal);
        await page.FillAsync("#reason", new string('x', 2_001));
        await visited.Press("Công bố, tính từ");
        await page.Reaches("**/plan?refused=ReasonMissing**");
        Assert.Equal(2_001, (await page.InputValueAsync("#reason")).Length);
        await page.FillAsync("#reason", "Đổi mã chỉ tiêu");
        await visited.Press("Công bố, tính từ");
        await page.Reaches("**/plan?done=published");
        Assert.Contains("Đổi mã chỉ tiêu", await visited.Text("table.list"), StringComparison.Ordinal);
        await Until(visited, "/runs/2", "dl.facts");
        Assert.Contains("Công bố lại: Đổi mã chỉ tiêu", await visited.Text(), StringComparison.Ordinal);
        Assert.Contains("do quy tắc", await visited.Text("table.list"), StringComparison.Ordinal);
    }

    private static async Task Until(VisitedPage visited, string path, string selector)
    {
        for (var i = 0; i < 100; i++)
        {
            await visited.Go(path);
            if (await visited.Page.Locator(selector).CountAsync() > 0)
            {
                return;
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{path} never had {selector}.");
    }
}
