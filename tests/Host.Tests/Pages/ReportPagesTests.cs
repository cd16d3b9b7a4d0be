using System.IO.Compression;
using ActionPlan.Host.Reports.Pdf;
using ActionPlan.Host.Tests.Database;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>A report from its draft to its review, in the browser, by the people whose steps they are.</summary>
[OnFile("the program shows its sample from a file")]
public sealed class ReportPagesTests(PagesFixture site) : IClassFixture<PagesFixture>
{
    [Fact]
    public async Task The_office_drafts_edits_and_hands_over_and_the_leader_comments_and_returns()
    {
        await using var office = await site.Visit("/reports");
        await office.Page.SelectOptionAsync("#quarter", "2025-Q3");
        await office.Click("main form[action='reports/draft'] button");
        var address = office.Path;
        Assert.Contains("II- Kết quả thực hiện chỉ tiêu", await office.Text(".paper"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("DỰ THẢO", await office.Text(".paper"), StringComparison.Ordinal);

        await office.Go(address + "/sections/proposals");
        await office.Page.FillAsync("#text", "Đề nghị xem xét chỉ tiêu 14b, hiện mới [[14b.ketqua]], và cấp thêm 25 camera.");
        await office.Click("main form button[type=submit]");
        await office.Page.Reaches("**?said=Done*");
        var read = await office.Text();
        Assert.Contains("Đề nghị xem xét chỉ tiêu 14b, hiện mới 72,73%, và cấp thêm 25 camera.", read, StringComparison.Ordinal);
        Assert.Contains("Có số gõ tay, không lấy từ kết quả đánh giá: Kiến nghị (25)", read, StringComparison.Ordinal);
        await office.Click($"form[action='{address}/review'] button");
        Assert.Contains("Đang duyệt", await office.Text(), StringComparison.Ordinal);

        await using var leader = await site.VisitAs("mau.bithu", address);
        await leader.Page.FillAsync("#comment", "Nêu rõ hơn về camera.");
        await leader.Click($"form[action='{address}/comment'] button");
        await leader.Page.Reaches("**?said=Done*");
        await leader.Page.FillAsync("#why", "Bổ sung phần nguyên nhân.");
        await leader.Click($"form[action='{address}/return'] button");
        await leader.Page.GetByText("Bổ sung phần nguyên nhân.").First.WaitForAsync();
        var seen = await leader.Text();
        Assert.Contains("Nêu rõ hơn về camera.", seen, StringComparison.Ordinal);
        Assert.Contains("Bổ sung phần nguyên nhân.", seen, StringComparison.Ordinal);
        Assert.Equal(0, await leader.Page.Locator(".edit-link").CountAsync());
    }

    [Fact]
    public async Task A_reference_that_stands_for_nothing_is_told_and_what_was_typed_stays()
    {
        await using var office = await site.Visit("/reports");
        var address = await Draft(office, "2024-Q3");
        await office.Go(address + "/sections/proposals");
        await office.Page.FillAsync("#text", "Kết quả [[14b.ketquaa]] còn thấp.");
        await office.Click("main form button[type=submit]");

        Assert.Contains("[[14b.ketquaa]]", await office.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Kết quả [[14b.ketquaa]] còn thấp.", await office.Page.InputValueAsync("#text"));
    }

    [Fact]
    public async Task The_Word_file_holds_what_the_page_shows_and_the_trail_says_who_took_it()
    {
        await using var office = await site.Visit("/reports");
        var address = await Draft(office, "2025-Q1");
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address + "/word", UriKind.Relative), TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        Assert.Equal("du-thao-bao-cao-quy-i-2025.docx", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.NotNull(archive.GetEntry("word/document.xml"));
        await using var inspector = await site.VisitAs("mau.kiemtra", "/audit");
        Assert.Contains(address + "/word", await inspector.Page.ContentAsync() + await Entry(inspector), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_annex_leaves_as_a_workbook_and_the_page_offers_a_PDF_only_where_the_machine_makes_one()
    {
        await using var office = await site.Visit("/reports");
        var address = await Draft(office, "2024-Q3");
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address + "/excel", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("phu-luc-du-thao-bao-cao-quy-iii-2024.xlsx", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(OfficeSuite.Find(null) is null ? 0 : 1, await office.Page.Locator($"a[href='{address}/pdf']").CountAsync());
        Assert.Equal(1, await office.Page.Locator($"a[href='{address}/excel']").CountAsync());
    }

    [Fact]
    public async Task A_kind_that_does_not_end_with_the_quarter_is_refused_and_what_was_chosen_stays()
    {
        await using var office = await site.Visit("/reports");
        await office.Page.SelectOptionAsync("#kind", "Year");
        await office.Page.SelectOptionAsync("#quarter", "2024-Q3");
        await office.Click("main form[action='reports/draft'] button");

        Assert.Contains("báo cáo năm vào quý 4", await office.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(("Year", "2024-Q3"), (await office.Page.InputValueAsync("#kind"), await office.Page.InputValueAsync("#quarter")));
    }

    [Theory]
    [InlineData("/reports")]
    [InlineData("/reports/settings")]
    public async Task Nothing_sticks_out_on_a_phone(string path)
    {
        await using var office = await site.Visit(path, width: 390);

        Assert.True(await office.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
    }

    [Fact]
    public async Task A_unit_reads_reports_and_writes_none()
    {
        await using var office = await site.Visit("/reports");
        var address = await Draft(office, "2024-Q4");
        await using var police = await site.VisitAs("mau.congan", address);

        Assert.Contains("BÁO CÁO", await police.Text(".paper"), StringComparison.Ordinal);
        Assert.Equal(0, await police.Page.Locator("main form").CountAsync());
        var refused = await police.Page.GotoAsync(new Uri(site.Address, address + "/sections/proposals").ToString());
        Assert.Equal(403, refused!.Status);
    }

    private static async Task<string> Draft(VisitedPage office, string quarter)
    {
        await office.Page.SelectOptionAsync("#quarter", quarter);
        await office.Click("main form[action='reports/draft'] button");
        return office.Path;
    }

    // The newest entry about a file that left.
    private static async Task<string> Entry(VisitedPage inspector)
    {
        await inspector.Click("main table.list tbody tr:first-child a");
        return await inspector.Page.ContentAsync();
    }
}
