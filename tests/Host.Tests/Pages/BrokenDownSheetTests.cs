using System.Globalization;
using ActionPlan.Host.Tests.Database;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>A big sheet in the browser, without script: the form alone must do.</summary>
[OnFile("the program shows its sample from a file")]
public sealed class BrokenDownSheetTests(BrokenDownFixture app) : IClassFixture<BrokenDownFixture>
{
    private const int Cells = BrokenDownPlan.Neighbourhoods * 4;

    [Fact]
    public async Task A_sheet_of_four_hundred_cells_is_saved_submitted_and_approved()
    {
        const string sheet = "/figures/police/ward/2025-Q1";
        await using var officer = await app.VisitAs("mau.congan", sheet, script: false);
        // At one stroke: to type into each takes four hundred times what one field takes, and shows no more.
        await officer.Page.Locator("input.cell[aria-label*='Khu phố']").EvaluateAllAsync<int>(
            "fields => { for (const field of fields) field.value = '7'; return fields.length; }");
        await officer.Press("Lưu và gửi duyệt");
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Đã gửi duyệt {Cells} số liệu"), await officer.Text(), StringComparison.Ordinal);

        await using var head = await app.VisitAs("mau.truongcongan", sheet, script: false);
        await head.Press("Duyệt số liệu đã chọn");
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Đã duyệt {Cells} số liệu"), await head.Text(), StringComparison.Ordinal);
        Assert.Empty(officer.Wrong.Concat(head.Wrong));
    }

    [Fact]
    public async Task What_is_saved_and_cannot_be_submitted_is_told_so()
    {
        await using var officer = await app.VisitAs("mau.congan", "/figures/police/ward/2025-Q2", script: false);
        await officer.Page.FillAsync(Row("cases") + " input.cell", "12");
        await officer.Page.FillAsync(Row("drills") + " input.cell", "1");
        await officer.Press("Lưu và gửi duyệt");

        var told = await officer.Text();
        Assert.Contains("Đã lưu 2 số liệu vào bản nháp", told, StringComparison.Ordinal);
        Assert.Contains("Chưa gửi duyệt số liệu nào", told, StringComparison.Ordinal);
        Assert.DoesNotContain("chưa được lưu", told, StringComparison.Ordinal);
        Assert.Contains("'Cuộc diễn tập được công nhận' (Phường 12", await officer.Text(Row("drills")), StringComparison.Ordinal);

        await officer.Page.FillAsync(Row("drills") + " input[name$='.source']", "12/QĐ-CAQ");
        await officer.Press("Lưu và gửi duyệt");
        Assert.Contains("Đã gửi duyệt 2 số liệu", await officer.Text(), StringComparison.Ordinal);
        await officer.Press("Rút lại 2");
        Assert.Contains("Đã rút lại 2 số liệu", await officer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_decides_on_the_chosen_figures_only()
    {
        const string sheet = "/figures/police/ward/2025-Q4";
        await using var officer = await app.VisitAs("mau.congan", sheet, script: false);
        await officer.Page.FillAsync(Row("cases") + " input.cell", "12");
        await officer.Page.FillAsync(Row("fires-kp-1") + " input.cell", "1");
        await officer.Press("Lưu và gửi duyệt");

        await using var head = await app.VisitAs("mau.truongcongan", sheet, script: false);
        await head.Page.UncheckAsync(Row("cases") + " input[type=checkbox]");
        await head.Press("Duyệt số liệu đã chọn");
        Assert.Contains("Đã duyệt 1 số liệu", await head.Text(), StringComparison.Ordinal);
        await head.Page.FillAsync("#why", "Thiếu vụ ngày 12/8");
        await head.Press("Trả lại");
        Assert.Contains("Đã trả lại 1 số liệu", await head.Text(), StringComparison.Ordinal);
        Assert.Contains("Thiếu vụ ngày 12/8", await head.Text(Row("cases")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_value_is_replaced_only_by_whoever_chooses_to()
    {
        const string sheet = "/figures/police/ward/2025-Q3";
        await using var first = await app.VisitAs("mau.congan", sheet, script: false);
        await using var second = await app.VisitAs("mau.truongcongan", sheet, script: false);
        await first.Page.FillAsync(Row("cases") + " input.cell", "31");
        await first.Press("Lưu nháp");
        await second.Page.FillAsync(Row("cases") + " input.cell", "32");
        await second.Press("Lưu nháp");
        Assert.Contains("Cán bộ nhập số liệu Công an (minh hoạ) vừa nhập 31", await second.Text(), StringComparison.Ordinal);

        // Pressing again without choosing, or loading the page again, chooses nothing.
        await second.Press("Lưu nháp");
        Assert.Contains("vừa nhập 31", await second.Text(), StringComparison.Ordinal);
        await second.Page.ReloadAsync();
        await second.Press("Lưu nháp");
        Assert.Contains("vừa nhập 31", await second.Text(), StringComparison.Ordinal);

        await second.Page.GetByLabel("Lấy giá trị của tôi").CheckAsync();
        await second.Press("Lưu nháp");
        Assert.Contains("Đã lưu 1 số liệu", await second.Text(), StringComparison.Ordinal);
        await first.Page.FillAsync(Row("cases") + " input.cell", "33");
        await first.Press("Lưu nháp");
        Assert.Contains("vừa nhập 32", await first.Text(), StringComparison.Ordinal);
        await first.Page.GetByLabel("Giữ giá trị đang có (32)").CheckAsync();
        await first.Press("Lưu nháp");
        Assert.Equal("32", await first.Page.InputValueAsync(Row("cases") + " input.cell"));
        Assert.DoesNotContain("vừa nhập", await first.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_decides_nothing()
    {
        const string sheet = "/figures/police/ward/2024-Q4";
        await using var officer = await app.VisitAs("mau.congan", sheet);
        await officer.Page.FillAsync(Row("cases") + " input.cell", "12");
        await officer.Page.PressAsync(Row("cases") + " input.cell", "Enter");
        await officer.Press("Lưu và gửi duyệt");
        Assert.Contains("Đã gửi duyệt 1 số liệu", await officer.Text(), StringComparison.Ordinal);

        await using var head = await app.VisitAs("mau.truongcongan", sheet);
        await head.Page.FillAsync("#why", "Xem lại");
        await head.Page.PressAsync("#why", "Enter");
        await using var office = await app.VisitAs("mau.vanphong", sheet);
        await office.Page.CheckAsync("input[name=despite]");
        await office.Page.PressAsync("input[name=despite]", "Enter");
        await head.Go(sheet);

        var waits = await head.Text();
        Assert.Contains("1 số liệu chờ duyệt", waits, StringComparison.Ordinal);
        Assert.DoesNotContain("Kỳ này đã khóa", waits, StringComparison.Ordinal);
    }

    private static string Row(string figure) => $"[id^='c-{figure}-']";
}
