using ActionPlan.Host.Tests.Database;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>A quarter's figures on their way, each step by the person whose step it is, in the browser.</summary>
[OnFile("the program shows its sample from a file")]
public sealed class QuarterByRolesTests(PagesFixture app) : IClassFixture<PagesFixture>
{
    private const string Sheet = "/figures/police/phuong-12/2025-Q3";

    [Fact]
    public async Task Figures_are_entered_sent_back_entered_again_approved_locked_and_corrected()
    {
        await using var officer = await app.VisitAs("mau.congan", Sheet);
        await Type(officer, "77x");
        await officer.Press("Lưu nháp");
        Assert.Contains("1 ô chưa được lưu", await officer.Text(), StringComparison.Ordinal);
        Assert.Equal("77x", await Cell(officer).InputValueAsync());

        await Type(officer, "77");
        await officer.Press("Lưu và gửi duyệt");
        Assert.Contains("Đã gửi duyệt 1 số liệu", await officer.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await officer.Page.Locator("button:has-text('Duyệt số liệu')").CountAsync());

        await using var head = await app.VisitAs("mau.truongcongan", Sheet);
        await head.Page.FillAsync("#why", "<script>alert(1)</script> Xem lại sổ thụ lý");
        await head.Press("Trả lại");
        Assert.Contains("Đã trả lại 1 số liệu", await head.Text(), StringComparison.Ordinal);

        await officer.Go(Sheet);
        Assert.Contains("Xem lại sổ thụ lý", await officer.Text(), StringComparison.Ordinal);
        await Type(officer, "78");
        await officer.Press("Lưu và gửi duyệt");

        await head.Go("/approvals");
        Assert.Contains("78", await head.Text("table.list"), StringComparison.Ordinal);
        foreach (var width in new[] { 1440, 390 })
        {
            await head.Page.SetViewportSizeAsync(width, 844);
            Assert.Empty(await head.Obstacles());
        }

        await head.Press("Trả lại số liệu đã chọn");
        Assert.Contains("Chưa ghi lý do", await head.Text(), StringComparison.Ordinal);
        await head.Page.CheckAsync("input[name=seen]");
        await head.Press("Duyệt số liệu đã chọn");
        Assert.Contains("Đã duyệt 1 số liệu ở 1 phiếu", await head.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await head.Page.Locator("input[name=seen]").CountAsync());
        await head.Go(Sheet);
        Assert.Contains("Trưởng Công an phường (minh hoạ) duyệt", await head.Text(), StringComparison.Ordinal);

        await using var office = await app.VisitAs("mau.vanphong", Sheet);
        await office.Page.CheckAsync("input[name=despite]");
        await office.Press("Khóa kỳ");
        Assert.Contains("Kỳ đã khóa", await office.Text(), StringComparison.Ordinal);

        await officer.Go(Sheet);
        await Type(officer, "79");
        await officer.Press("Lưu và gửi duyệt");
        Assert.Contains("1 ô chưa được lưu", await officer.Text(), StringComparison.Ordinal);
        await officer.Page.FillAsync(Row + " input[name$='.reason']", "Nhập sót một vụ");
        await officer.Press("Lưu và gửi duyệt");

        await office.Go(Sheet);
        await office.Page.FillAsync("#why", "Có biên bản đối chiếu");
        await office.Press("Chấp thuận đính chính");
        Assert.Contains("Đã chấp thuận 1 đính chính", await office.Text(), StringComparison.Ordinal);

        await using var leader = await app.VisitAs("mau.bithu", Sheet);
        Assert.Contains("79", await leader.Text(Row), StringComparison.Ordinal);
        Assert.Equal(0, await leader.Page.Locator("main button").CountAsync());
        await using var inspector = await app.VisitAs("mau.kiemtra", "/audit");
        Assert.Contains("Có biên bản đối chiếu", await inspector.Text(), StringComparison.Ordinal);
        Assert.All(new[] { officer, head, office, leader, inspector }, person => Assert.Empty(person.Wrong));
    }

    [Fact]
    public async Task Another_units_sheet_is_not_there()
    {
        await using var other = await app.VisitAs("mau.ubnd", Sheet);

        Assert.Equal(404, other.Status);
    }

    [Fact]
    public async Task Two_people_on_one_cell_are_told_and_nothing_is_overwritten()
    {
        const string quarter = "/figures/police/phuong-12/2025-Q2";
        await using var first = await app.VisitAs("mau.congan", quarter);
        await using var second = await app.VisitAs("mau.truongcongan", quarter);
        await first.Page.FillAsync("tr[id^='c-criminalCases-'] input.cell", "31");
        await first.Press("Lưu nháp");

        await second.Page.FillAsync("tr[id^='c-criminalCases-'] input.cell", "32");
        await second.Press("Lưu nháp");

        Assert.Contains("Cán bộ nhập số liệu Công an (minh hoạ) vừa nhập 31", await second.Text(), StringComparison.Ordinal);
        Assert.Equal("32", await second.Page.InputValueAsync("tr[id^='c-criminalCases-'] input.cell"));
        await first.Go(quarter);
        Assert.Equal("31", await first.Page.InputValueAsync("tr[id^='c-criminalCases-'] input.cell"));
    }

    [Fact]
    public async Task What_came_from_a_file_is_said_to_be_approved_by_nobody()
    {
        await using var officer = await app.VisitAs("mau.congan", "/figures/police/phuong-12/2024-Q1");

        var state = await officer.Text(Row + " td:last-child");
        Assert.Contains("Nhập từ tệp", state, StringComparison.Ordinal);
        Assert.DoesNotContain("uyệt", state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_has_a_page_of_its_history_and_its_files_are_counted_on_the_sheet()
    {
        await using var officer = await app.VisitAs("mau.congan", "/figures/police/phuong-12/2024-Q2");
        await officer.Click(Row + " a");
        await officer.Page.SetInputFilesAsync(
            "#evidence-file", new FilePayload { Name = "bien-ban.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4 thử\n%%EOF"u8.ToArray() });
        await officer.Press("Thêm tệp");
        var page = await officer.Text();
        Assert.Contains("bien-ban.pdf", page, StringComparison.Ordinal);
        Assert.Contains("đang dùng", page, StringComparison.Ordinal);
        Assert.Contains("14a.", await officer.Page.TextContentAsync("main") ?? "", StringComparison.Ordinal);
        Assert.Empty(await officer.Obstacles());

        await officer.Click(".trail a[href*='/police/']");
        Assert.Contains("1 tệp", await officer.Text(Row), StringComparison.Ordinal);
        await using var other = await app.VisitAs("mau.ubnd", "/figures/cell/criminalCases/phuong-12/2024-Q2");
        Assert.Equal(200, other.Status);
        Assert.DoesNotContain("bien-ban.pdf", await other.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await other.Page.Locator(".trail a[href*='/police/']").CountAsync());
        Assert.Empty(officer.Wrong);
    }

    [Theory]
    [InlineData("mau.congan", 390)]
    [InlineData("mau.truongcongan", 1280)]
    public async Task The_sheet_serves_a_phone_and_a_screen_reader(string person, int width)
    {
        await using var visited = await app.VisitAs(person, Sheet);
        await visited.Page.SetViewportSizeAsync(width, 844);

        Assert.Empty(await visited.Obstacles());
        Assert.Empty(visited.Wrong);
    }

    private const string Row = "tr[id^='c-criminalCases-']";

    private static ILocator Cell(VisitedPage person) => person.Page.Locator(Row + " input.cell");

    private static Task Type(VisitedPage person, string text) => Cell(person).FillAsync(text);
}
