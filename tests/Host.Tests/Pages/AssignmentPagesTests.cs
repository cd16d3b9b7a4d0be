using ActionPlan.Host.Tests.Database;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>An assignment of the People's Committee, updated by it and urged by the secretary, in the browser.</summary>
[OnFile("the program shows its sample from a file")]
public sealed class AssignmentPagesTests(PagesFixture app) : IClassFixture<PagesFixture>
{
    private const string Page = "assignments/key-works-plan";

    [Fact]
    public async Task The_lead_unit_updates_its_assignment_and_the_secretary_urges_it()
    {
        await using var committee = await app.VisitAs("mau.ubnd", Page);
        Assert.Equal(0, await committee.Page.Locator("#urge").CountAsync());
        await committee.Page.SelectOptionAsync("#state", "Done");
        await committee.Press("Lưu cập nhật");
        Assert.Contains("Cần ghi nội dung", await committee.Text(), StringComparison.Ordinal);
        Assert.Equal("Done", await committee.Page.InputValueAsync("#state"));

        await committee.Page.SelectOptionAsync("#state", "Blocked");
        await committee.Page.FillAsync("#note", "<script>alert(1)</script> Chờ thẩm định dự toán");
        await committee.Page.FillAsync(
            "#due", TimeProvider.System.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await committee.Page.FillAsync("#why", "Chờ quận thẩm định");
        await committee.Press("Lưu cập nhật");
        Assert.Contains("Đã lưu cập nhật", await committee.Text(), StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script> Chờ thẩm định dự toán", await committee.Text(), StringComparison.Ordinal);

        await using var secretary = await app.VisitAs("mau.bithu", Page);
        Assert.Equal(0, await secretary.Page.Locator("#update").CountAsync());
        await secretary.Page.FillAsync("#text", "Đề nghị hoàn thành trong tháng");
        await secretary.Press("Gửi đôn đốc");
        Assert.Contains("Đã gửi đôn đốc", await secretary.Text(), StringComparison.Ordinal);

        await using var inspector = await app.VisitAs("mau.kiemtra", "/assignments?state=Blocked");
        Assert.Equal(1, await inspector.Page.Locator($"a[href='{Page}']").CountAsync());
        await inspector.Go(Page);
        Assert.Contains("Đề nghị hoàn thành trong tháng", await inspector.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await inspector.Page.Locator("main form").CountAsync());
        await inspector.Go("/mail");
        Assert.Contains("Đôn đốc thực hiện nhiệm vụ: Kế hoạch thực hiện các công trình trọng điểm", await inspector.Text(), StringComparison.Ordinal);
        Assert.All(new[] { committee, secretary, inspector }, person => Assert.Empty(person.Wrong));
    }

    [Theory]
    [InlineData("mau.ubnd", 390)]
    [InlineData("mau.bithu", 1280)]
    public async Task The_page_serves_a_phone_and_a_screen_reader(string person, int width)
    {
        await using var visited = await app.VisitAs(person, Page);
        await visited.Page.SetViewportSizeAsync(width, 844);

        Assert.Empty(await visited.Obstacles());
        await visited.Go("/assignments");
        Assert.Empty(await visited.Obstacles());
        await visited.Go("/assignments/khong-co");
        Assert.Equal(404, visited.Status);
    }

    [Fact]
    public async Task What_is_late_stands_on_the_first_page_and_on_one_of_its_own()
    {
        await using var committee = await app.VisitAs("mau.ubnd", "/");
        foreach (var kind in new[] { "Keep", "Explain", "Answer" })
        {
            Assert.Contains("Quá hạn", await committee.Page.Locator($"tr[data-kind={kind}]").First.InnerTextAsync(), StringComparison.Ordinal);
        }

        await committee.Go("/overdue?unit=people-committee");
        var rows = await committee.Page.Locator("table.list tbody tr").AllInnerTextsAsync();
        Assert.All(rows, row => Assert.Contains("Ủy ban nhân dân phường", row, StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("Cam kết khắc phục", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("Giải trình", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("Trả lời cảnh báo", StringComparison.Ordinal));
        Assert.Empty(await committee.Obstacles());
        await committee.Page.SetViewportSizeAsync(390, 844);
        Assert.Empty(await committee.Obstacles());

        await committee.Go("/overdue?unit=police");
        Assert.Single(await committee.Page.Locator("table.list tbody tr").AllInnerTextsAsync());
        await using var secretary = await app.VisitAs("mau.bithu", "/");
        Assert.Contains("quá hạn", await secretary.Page.InnerTextAsync("section[aria-labelledby=card-Decide]"), StringComparison.Ordinal);
    }
}
