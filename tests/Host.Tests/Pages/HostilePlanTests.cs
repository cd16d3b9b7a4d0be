using ActionPlan.Host.Tests.Cli;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>Names come from rule files that other people write: on a page they stay text.</summary>
public sealed class HostilePlanTests : IDisposable
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> &amp; 'x'";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Names_that_look_like_markup_are_shown_as_written()
    {
        Browsers.Require();
        folder.Write("rules/small/plan.json",
            SmallPlan.PlanJson.Replace("Chương trình nhỏ", Hostile, StringComparison.Ordinal).Replace("Công an phường", Hostile, StringComparison.Ordinal)
                .Replace("Phường 12", Hostile, StringComparison.Ordinal));
        folder.Write("rules/small/security.json",
            SmallPlan.RulesJson.Replace("Tỷ lệ khám phá án", Hostile, StringComparison.Ordinal).Replace("Số vụ đã khám phá", Hostile, StringComparison.Ordinal)
                .Replace("\"%\"", $"\"{Hostile}\"", StringComparison.Ordinal));
        await using var app = await RunningApp.Start(Path.Combine(folder.Path, "data"), $"--Rules:Folder={Path.Combine(folder.Path, "rules")}");
        await using var visited = new VisitedPage(await Browsers.Open(), app.Address);

        await visited.Page.AsFirstAdministrator(app);
        await visited.Go("/runs");
        await visited.Page.SelectOptionAsync("#period", "2022-Q4");
        await visited.Press("Đánh giá ngay");
        foreach (var path in new[] { "/?period=2022-Q4", "/targets/security/detectionRate?period=2022-Q4", "/figures?period=2022-Q4", "/plan", "/alerts",
            "/runs/1", "/mail", "/mail/1" })
        {
            await visited.Go(path);
            Assert.Equal(0, await visited.Page.Locator("script:not([src]), img[src=x]").CountAsync());
        }

        await visited.Go("/targets/security/detectionRate?period=2022-Q4");
        Assert.Contains(Hostile, await visited.Text("h1"), StringComparison.Ordinal);
        Assert.Empty(visited.Wrong);
    }

    public void Dispose() => folder.Dispose();
}
