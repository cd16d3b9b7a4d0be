using ActionPlan.Host.Tests.Database;

namespace ActionPlan.Host.Tests.Pages;

[OnFile("the program shows its sample from a file")]
public sealed class CompletenessPagesTests(PagesFixture app) : IClassFixture<PagesFixture>
{
    [Fact]
    public async Task The_office_sees_every_unit_s_work_and_a_unit_its_own()
    {
        await using var office = await app.VisitAs("mau.vanphong", "/completeness?period=2025-Q4");
        Assert.Contains("Công an", await office.Text(), StringComparison.Ordinal);
        var units = await office.Page.Locator("tbody tr").CountAsync();
        Assert.True(units > 1);
        Assert.Empty(await office.Obstacles());
        await office.Page.SetViewportSizeAsync(390, 844);
        Assert.Empty(await office.Obstacles());

        await using var police = await app.VisitAs("mau.congan", "/completeness?period=2025-Q4");
        Assert.Equal(1, await police.Page.Locator("tbody tr").CountAsync());
        await police.Go("/completeness/people-committee");
        Assert.Equal(404, police.Status);
    }

    [Fact]
    public async Task What_lacks_leads_to_its_cell()
    {
        await using var police = await app.VisitAs("mau.congan", "/completeness/police?period=2026-Q1");
        var link = police.Page.Locator("a[href*='#c-']").First;
        if (await link.CountAsync() == 0)
        {
            await police.Go("/completeness/police?period=2025-Q4");
            Assert.Contains("Còn phải làm trong kỳ", await police.Text(), StringComparison.Ordinal);
            return;
        }

        var cell = (await link.GetAttributeAsync("href"))!.Split('#')[1];
        await police.Click(link);
        Assert.Equal(1, await police.Page.Locator($"[id='{cell}']").CountAsync());
    }
}
