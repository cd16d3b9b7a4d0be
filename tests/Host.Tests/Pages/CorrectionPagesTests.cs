using ActionPlan.Host.Tests.Database;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>The sample's third quarter of 2023 was corrected late.</summary>
[OnFile("the program shows its sample from a file")]
public sealed class CorrectionPagesTests(PagesFixture app) : IClassFixture<PagesFixture>
{
    [Fact]
    public async Task A_late_correction_leads_to_the_verdicts_it_changed()
    {
        await using var inspector = await app.VisitAs("mau.kiemtra", "/corrections");
        Assert.Contains("Số liệu đã sửa", await inspector.Text(), StringComparison.Ordinal);
        Assert.Empty(await inspector.Obstacles());
        await inspector.Page.SetViewportSizeAsync(390, 844);
        Assert.Empty(await inspector.Obstacles());

        var changes = await inspector.Page.Locator("a[href^='corrections/']")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.NotEmpty(changes);
        var told = new List<string>();
        foreach (var change in changes)
        {
            await inspector.Go(change);
            told.Add(await inspector.Text());
            Assert.Empty(await inspector.Obstacles());
        }

        Assert.Contains(told, page => page.Contains("Kết quả thay đổi", StringComparison.Ordinal) && page.Contains("Quý 3/2023", StringComparison.Ordinal));
        await inspector.Go("/corrections/999999");
        Assert.Equal(404, inspector.Status);
    }
}
