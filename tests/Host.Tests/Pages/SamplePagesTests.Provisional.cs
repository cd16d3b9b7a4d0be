using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Tests.Pages;

public sealed partial class SamplePagesTests
{
    [Fact]
    public async Task Provisional_results_are_marked_wherever_they_show_and_gone_when_the_office_switches_them_off()
    {
        await using var clerk = await app.VisitAs("mau.congan", "/figures/police/phuong-12/2025-Q2");
        await clerk.Page.FillAsync("tr[id^='c-criminalCases-'] input.cell", "3");
        await clerk.Click(clerk.Page.Locator("main button:has-text('Lưu nháp')").First);
        await using var office = await app.Visit("/provisional?period=2025-Q2");
        Assert.Contains("không cho xem kết quả tạm tính", await office.Text(), StringComparison.Ordinal);

        await office.Go("/settings");
        Assert.Empty(await office.Obstacles());
        await office.Page.CheckAsync("input[name=provisional]");
        await office.Click("main button[type=submit]");
        await office.Page.Reaches("**/settings?saved=1");

        foreach (var path in (string[])["/?period=2025-Q2", "/targets/security/crimeRate?period=2025-Q2", "/provisional?period=2025-Q2"])
        {
            await office.Go(path);
            Assert.Contains("Tạm tính", await office.Text(".notice.provisional"), StringComparison.Ordinal);
            Assert.Empty(await office.Obstacles());
        }

        Assert.All(await office.Page.Locator("#results + table tbody td:first-child").AllInnerTextsAsync(),
            text => Assert.StartsWith("Tạm tính:", text.Trim(), StringComparison.Ordinal));
        var download = await office.Page.RunAndWaitForDownloadAsync(() => office.Page.ClickAsync("a[href^='export/provisional']"));
        var sheet = Assert.Single(
            WorkbookReader.Read(await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken)).Sheets);
        Assert.Contains("TẠM TÍNH", sheet.At(1, 3).Text, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(5, 42), row => Assert.Equal("Tạm tính", sheet.At(1, row).Text));

        await office.Go("/settings");
        await office.Page.UncheckAsync("input[name=provisional]");
        await office.Click("main button[type=submit]");
        await office.Page.Reaches("**/settings?saved=1");
        await office.Go("/?period=2025-Q2");
        Assert.DoesNotContain("Tạm tính", await office.Text(), StringComparison.Ordinal);
        Assert.Equal(404, (await office.Page.APIRequest.GetAsync(new Uri(app.Address, "/export/provisional?period=2025-Q2").ToString())).Status);
    }
}
