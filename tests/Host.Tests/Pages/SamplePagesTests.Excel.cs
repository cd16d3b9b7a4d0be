using ActionPlan.Host.Sheets;
using ActionPlan.Host.Tests.Excel;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

public sealed partial class SamplePagesTests
{
    [Fact]
    public async Task The_trail_leaves_as_a_workbook_with_the_pages_filter_and_leaves_an_entry_itself()
    {
        await using var inspector = await app.VisitAs("mau.kiemtra", "/audit?action=EvaluateQuarter");
        var download = await inspector.Page.RunAndWaitForDownloadAsync(() => inspector.Page.ClickAsync("a[href^='export/audit']"));
        var file = await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);

        Assert.Empty(TableFileTests.Faults(file));
        Assert.True(Assert.Single(WorkbookReader.Read(file).Sheets).Rows.Last() > 21);
        await inspector.Go("/audit");
        Assert.Contains("/export/audit", await inspector.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clerk_downloads_the_sheet_uploads_it_filled_looks_at_the_preview_and_takes_all()
    {
        await using var visited = await app.VisitAs("mau.congan", "/figures/excel?unit=police&period=2025-Q4");
        var page = visited.Page;
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[href^='figures/template']"));
        Assert.Equal("phieu-so-lieu-cong-an-phuong-2025-q4.xlsx", download.SuggestedFilename);
        var template = await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
        var open = Assert.Single(WorkbookReader.Read(template).Sheets).All
            .First(cell => cell is { Address.Column: 11, Text: var state } && state.StartsWith("Đã duyệt", StringComparison.Ordinal)).Address.Row;

        await Upload(visited, SampleSheet.Edit(template, sheet => sheet.Put($"H{open}", "<f>1+1</f><v>2</v>")));
        Assert.Contains($"Số liệu!H{open}: Ô có công thức.", await visited.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("form[action$='/take'] button").CountAsync());

        await visited.Click("form[action$='/take'] a");
        await Upload(visited, SampleSheet.Edit(template, sheet => sheet.Put($"H{open}", "<v>4321</v>")));
        Assert.Contains("4.321", await visited.Text("table.list"), StringComparison.Ordinal);
        await visited.Click("form[action$='/take'] button");
        Assert.Contains("Đã nhận 1 số liệu vào bản nháp.", await visited.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clerk_is_not_offered_another_units_sheet()
    {
        await using var visited = await app.VisitAs("mau.congan", "/figures/excel");

        Assert.Equal(["police"],
            await visited.Page.Locator("select[name=unit] option").EvaluateAllAsync<string[]>("options => options.map(option => option.value)"));
        var answer = await visited.Page.APIRequest
            .GetAsync(new Uri(app.Address, "/figures/template?unit=people-committee&area=phuong-12&period=2025-Q4").ToString());
        Assert.Equal(404, answer.Status);
    }

    [Theory]
    [InlineData("/figures?period=2025-Q4")]
    [InlineData("/alerts?state=all")]
    [InlineData("/assignments")]
    [InlineData("/mail?kind=Digest")]
    [InlineData("/overdue?kind=Remedy")]
    [InlineData("/corrections")]
    [InlineData("/runs")]
    [InlineData("/reports")]
    [InlineData("/admin/people", "mau.quantri")]
    [InlineData("/admin/units?show=active", "mau.quantri")]
    [InlineData("/admin/areas", "mau.quantri")]
    public async Task A_list_is_exported_as_it_is_filtered(string path, string person = "mau.vanphong")
    {
        await using var visited = await app.VisitAs(person, path);
        var download = await visited.Page.RunAndWaitForDownloadAsync(() => visited.Page.ClickAsync("a[href^='export/']"));
        var file = await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);

        Assert.Empty(TableFileTests.Faults(file));
        var sheet = Assert.Single(WorkbookReader.Read(file).Sheets);
        Assert.True(sheet.Rows.Last() > 4);
        Assert.Contains("MINH HỌA", sheet.At(1, 3).Text, StringComparison.Ordinal);
    }

    private static async Task Upload(VisitedPage visited, byte[] file)
    {
        await visited.Page.SetInputFilesAsync(
            "input[name=file]", new FilePayload { Name = "phieu.xlsx", MimeType = WorkbookPackage.ContentType, Buffer = file });
        await visited.Click("form[action='figures/upload'] button");
    }
}
