using System.Globalization;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Excel;
using ActionPlan.Host.Tests.Pages;
using ActionPlan.ModuleKit;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Registers;

/// <summary>Registers are kept in the browser, each step by the person whose step it is.</summary>
[OnFile("the program shows its sample from a file")]
public sealed class RegisterPagesTests(RegistersFixture app) : IClassFixture<RegistersFixture>
{
    [Fact]
    public async Task A_well_is_added_corrected_confirmed_counted_and_locked()
    {
        await using var clerk = await app.VisitAs("mau.ubnd", "/registers/wells/new");
        await Fill(clerk, "kp-1", "12 Quang Trung", "31/02/2024");
        await clerk.Press("Thêm vào sổ");
        Assert.Contains("'31/02/2024' không phải là ngày", await clerk.Text("#cell-sealedOn-told"), StringComparison.Ordinal);
        Assert.Equal(("12 Quang Trung", "kp-1"), (await clerk.Page.InputValueAsync("#cell-address"), await clerk.Page.InputValueAsync("#cell-area")));
        await clerk.Page.FillAsync("#cell-sealedOn", "05/8/2024");
        await clerk.Press("Thêm vào sổ");
        Assert.Contains("Đã thêm vào sổ", await clerk.Text(), StringComparison.Ordinal);
        Assert.Equal("12 Quang Trung", await clerk.Text("h1"));
        Assert.Contains("Giếng đã trám lấp: quý 3/2024", await clerk.Text("section[aria-labelledby=counting]"), StringComparison.Ordinal);

        await Correct(clerk, "#cell-address", "12A Quang Trung", "Ghi nhầm số nhà");
        var history = await clerk.Text("section[aria-labelledby=history]");
        Assert.Contains("Địa chỉ: 12 Quang Trung → 12A Quang Trung", history, StringComparison.Ordinal);
        Assert.Contains("Ghi nhầm số nhà", history, StringComparison.Ordinal);
        Assert.Contains("Cán bộ nhập số liệu UBND", history, StringComparison.Ordinal);

        await clerk.Go("/registers/wells/confirm?area=ward&period=2024-Q3");
        Assert.Equal(0, await Buttons(clerk, "Xác nhận sổ đã đủ").CountAsync());
        await using var head = await app.VisitAs("mau.chutich", "/registers/wells/confirm?area=ward&period=2024-Q3");
        Assert.Contains("chưa có", await head.Text("td[data-label='Số liệu đã ghi']"), StringComparison.Ordinal);
        await head.Press("Xác nhận sổ đã đủ cho quý 3/2024");
        Assert.Contains("Đã xác nhận sổ đầy đủ", await head.Text(), StringComparison.Ordinal);
        await head.Click("td[data-label='Số liệu đã ghi'] a");
        Assert.Contains("1 dòng trong sổ, đếm được 1 giếng", await head.Text(), StringComparison.Ordinal);
        await head.Click("text=Xem các dòng được đếm");
        Assert.Equal(["12A Quang Trung"], await head.Page.Locator("table.list tbody th").AllInnerTextsAsync());

        await using var office = await app.VisitAs("mau.vanphong", "/figures/people-committee/ward/2024-Q3");
        Assert.Equal("registers/wells?area=ward&period=2024-Q3&figure=wellsSealed",
            await office.Page.Locator("td a[href^='registers/wells']:has(strong)").First.GetAttributeAsync("href"));
        await office.Page.CheckAsync("input[name=despite]");
        await office.Press("Khóa kỳ");
        await clerk.Go("/registers/wells/new");
        await Fill(clerk, "kp-2", "14 Quang Trung", "1/9/2024");
        await clerk.Press("Thêm vào sổ");
        Assert.Contains("số đã đếm của quý 3/2024, kỳ đã khóa", await clerk.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("14 Quang Trung", await clerk.Page.InputValueAsync("#cell-address"));
        Assert.All(new[] { clerk, head, office }, person => Assert.Empty(person.Wrong));
    }

    [Fact]
    public async Task The_second_of_two_who_correct_a_row_is_told_and_sees_both()
    {
        await using var clerk = await app.VisitAs("mau.ubnd", "/registers/wasteSpots/new");
        await clerk.Page.SelectOptionAsync("#cell-area", "kp-2");
        await clerk.Page.FillAsync("#cell-place", "Chợ Tân Sơn");
        await clerk.Page.FillAsync("#cell-foundOn", "3/5/2024");
        await clerk.Press("Thêm vào sổ");
        await using var head = await app.VisitAs("mau.chutich", clerk.Path);
        await Correct(clerk, "#cell-clearedOn", "10/6/2024", "Đã dọn");

        await Correct(head, "#cell-place", "Sau chợ Tân Sơn", "Ghi rõ vị trí");

        Assert.Contains("người khác đã sửa", await head.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Sau chợ Tân Sơn", await head.Page.InputValueAsync("#cell-place"));
        Assert.Contains("Hiện trong sổ: Chợ Tân Sơn", await head.Text("#cell-place-told"), StringComparison.Ordinal);
        Assert.Contains("Hiện trong sổ: 10/06/2024", await head.Text("#cell-clearedOn-told"), StringComparison.Ordinal);
        await head.Page.FillAsync("#cell-clearedOn", "10/6/2024");
        await head.Press("Vẫn lưu như đã gõ");
        Assert.Contains("Đã sửa", await head.Text(), StringComparison.Ordinal);
        Assert.Equal("Sau chợ Tân Sơn", await head.Text("h1"));

        await head.Page.ClickAsync("#withdraw summary");
        await head.Page.FillAsync("#withdraw-reason", "Trùng với điểm khác");
        await head.Press("Rút khỏi sổ");
        Assert.Contains("không còn được đếm", await head.Text(), StringComparison.Ordinal);
        await head.Go("/registers/wasteSpots?q=sau cho");
        Assert.Contains("Không có dòng nào", await head.Text(), StringComparison.Ordinal);
        await head.Go("/registers/wasteSpots?q=sau cho&state=withdrawn");
        Assert.Contains("Trùng với điểm khác", await head.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_alike_to_another_is_asked_about_and_what_is_pasted_is_counted_and_never_cut()
    {
        await using var clerk = await app.VisitAs("mau.ubnd", "/registers/wells/new");
        await Fill(clerk, "kp-2", "30 Hoà Bình", "05/02/2024");
        await clerk.Press("Thêm vào sổ");
        await clerk.Go("/registers/wells/new");
        await Fill(clerk, "kp-2", "số 30 HÒA BÌNH", "05/02/2024");
        await clerk.Press("Thêm vào sổ");
        Assert.Contains("chỉ khác cách đặt dấu", await clerk.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("số 30 HÒA BÌNH", await clerk.Page.InputValueAsync("#cell-address"));
        await clerk.Page.CheckAsync("input[name=distinct]");
        await clerk.Press("Thêm vào sổ");
        Assert.Equal("số 30 HÒA BÌNH", await clerk.Text("h1"));

        await clerk.Page.ClickAsync("#edit summary");
        await clerk.Page.FillAsync("#edit-reason", new string('x', 585));
        Assert.Equal("585/500", await clerk.Text("#edit-reason + output"));
        await clerk.Press("Lưu");
        Assert.Equal(585, (await clerk.Page.InputValueAsync("#edit-reason")).Length);

        await clerk.Go("/registers/wells/new");
        await Fill(clerk, "kp-2", "31 Hoà Bình", "05/08/1924");
        await clerk.Press("Thêm vào sổ");
        Assert.Contains("không thuộc quý nào của nhiệm kỳ", await clerk.Text(), StringComparison.Ordinal);
        await clerk.Go("/registers/wells/confirm?area=ward&period=2024-Q3");
        Assert.Contains("31 Hoà Bình", await clerk.Text("section[aria-labelledby=gives]"), StringComparison.Ordinal);
        Assert.Empty(clerk.Wrong);
    }

    public static TheoryData<string> Registers => [.. KnownRegister.All.Select(known => known.Register.Id)];

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Every_register_takes_a_row_has_it_corrected_and_keeps_its_history(string id)
    {
        var register = KnownRegister.Find(id)!.Register;
        await using var clerk = await app.VisitAs("mau.ubnd", $"/registers/{id}");
        await clerk.Click("text=Thêm dòng");
        foreach (var column in register.Columns)
        {
            await Fill(clerk, column);
        }

        await clerk.Press("Thêm vào sổ");
        Assert.Contains("Đã thêm vào sổ", await clerk.Text(), StringComparison.Ordinal);

        // Whatever it has: a text, else a number.
        var changed = register.Columns.FirstOrDefault(column => column is { Holds: CellKind.Text })
            ?? register.Columns.First(column => column.Holds == CellKind.Count);
        await Correct(clerk, "#cell-" + changed.Name, "11", "Ghi nhầm");

        Assert.Contains("Đã sửa", await clerk.Text(), StringComparison.Ordinal);
        var history = await clerk.Text("section[aria-labelledby=history]");
        Assert.Contains($"{register.Title(changed, CultureInfo.GetCultureInfo("vi-VN"))}: 10 → 11", history, StringComparison.Ordinal);
        Assert.Contains("Thêm dòng", history, StringComparison.Ordinal);
        Assert.Contains("Sửa dòng – Ghi nhầm", history, StringComparison.Ordinal);
        Assert.Empty(await clerk.Obstacles());
        Assert.Empty(clerk.Wrong);
    }

    [Fact]
    public async Task A_register_goes_out_to_Excel_and_comes_back_looked_at_first()
    {
        await using var clerk = await app.VisitAs("mau.ubnd", "/registers/alleys");
        await clerk.Click("text=Nhập sổ bằng Excel");
        var download = await clerk.Page.RunAndWaitForDownloadAsync(() => clerk.Page.ClickAsync("a[href$='/template']"));
        Assert.Equal("mau-so-theo-doi-tuyen-hem-hoan-thanh.xlsx", download.SuggestedFilename);
        var template = await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);

        await Upload(clerk, SampleSheet.Edit(template, sheet => sheet.Put("C20", "<f>1+1</f><v>2</v>")));
        Assert.Contains("Sổ theo dõi!C20: Ô có công thức.", await clerk.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(0, await clerk.Page.Locator("form[action$='/take']").CountAsync());
        Assert.Empty(await clerk.Obstacles());

        await clerk.Click("text=Chọn tệp khác");
        await Upload(clerk, SampleSheet.Edit(template, sheet =>
        {
            sheet.Put("B20", RegisterFiles.Text("Khu phố 1"), "inlineStr");
            sheet.Put("C20", RegisterFiles.Text("Hẻm từ Excel"), "inlineStr");
            sheet.Put("D20", RegisterFiles.Text("5/2/2024"), "inlineStr");
        }));
        Assert.Contains("Sẽ thêm 1 dòng, sửa 0 dòng", await clerk.Text(), StringComparison.Ordinal);
        Assert.Contains("05/02/2024", await clerk.Text("table.list"), StringComparison.Ordinal);
        Assert.Empty(await clerk.Obstacles());
        await clerk.Press("Nhận tất cả vào sổ");
        Assert.Contains("Đã nhận tệp: thêm 1 dòng, sửa 0 dòng.", await clerk.Text(), StringComparison.Ordinal);

        await clerk.Click("text=Hẻm từ Excel");
        var history = await clerk.Text("section[aria-labelledby=history]");
        Assert.Contains("Nhập từ tệp so.xlsx", history, StringComparison.Ordinal);
        Assert.Empty(clerk.Wrong);
        await using var police = await app.VisitAs("mau.congan", "/registers/alleys/excel");
        Assert.Equal(404, police.Status);
    }

    [Fact]
    public async Task Another_unit_sees_no_register_and_leaders_change_nothing()
    {
        await using var police = await app.VisitAs("mau.congan", "/registers");
        Assert.Equal(0, await police.Page.Locator("a.target-name").CountAsync());
        foreach (var path in new[] { "/registers/wells", "/registers/wells/confirm", "/registers/wells/new", "/registers/wells/1" })
        {
            await police.Go(path);
            Assert.Equal((path, 404), (path, police.Status));
        }

        await using var secretary = await app.VisitAs("mau.bithu", "/registers/wells");
        Assert.Equal(0, await secretary.Page.Locator("main a[href$='/new']").CountAsync());
        Assert.Equal(
            200, (await secretary.Page.APIRequest.GetAsync(new Uri(new Uri(secretary.Page.Url), "/export/registers/wells?state=open").ToString())).Status);
    }

    [Fact]
    public async Task Every_register_serves_a_phone_and_a_screen_reader()
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await using var head = await app.VisitAs("mau.chutich", "/registers", width: width);
            Assert.Empty(await head.Obstacles());
            foreach (var known in KnownRegister.All.Where(known => known.Module.Name is "environment" or "party-building" or "works"))
            {
                foreach (var path in new[] { known.Path, known.Path + "/new", known.Path + "/excel" })
                {
                    await head.Go(path);
                    Assert.Equal((path, 200), (path, head.Status));
                    Assert.Equal((path, ""), (path, string.Join("; ", await head.Obstacles())));
                }
            }

            Assert.Empty(head.Wrong);
        }
    }

    [Theory]
    [InlineData("/registers/wells?period=x&figure=y&sort=z&state=u&area=v", "Không hiểu kỳ 'x'")]
    [InlineData("/registers/wells?figure=wellsSealed", "Thiếu kỳ cho số liệu")]
    [InlineData("/registers/ratings?is-subject=x", "Không có giá trị 'x'")]
    [InlineData("/registers/wells/confirm?period=x", "Không hiểu kỳ 'x'")]
    public async Task A_wrong_address_gets_an_answer(string path, string answer)
    {
        await using var head = await app.VisitAs("mau.chutich", path);

        Assert.Equal(200, head.Status);
        Assert.Contains(answer, await head.Text(), StringComparison.Ordinal);
    }

    private static async Task Fill(VisitedPage visited, RegisterColumn column)
    {
        var field = "#cell-" + column.Name;
        if (column.Holds is CellKind.Area or CellKind.Work or CellKind.OneOf or CellKind.YesNo)
        {
            await visited.Page.SelectOptionAsync(field, new SelectOptionValue { Index = 1 });
        }
        else
        {
            await visited.Page.FillAsync(field, column.Holds switch { CellKind.Day => "5/3/2024", CellKind.Year => "2024", _ => "10" });
        }
    }

    private static async Task Fill(VisitedPage visited, string area, string address, string day)
    {
        await visited.Page.SelectOptionAsync("#cell-area", area);
        await visited.Page.FillAsync("#cell-address", address);
        await visited.Page.FillAsync("#cell-sealedOn", day);
    }

    private static async Task Correct(VisitedPage visited, string field, string value, string reason)
    {
        await visited.Page.ClickAsync("#edit summary");
        await visited.Page.FillAsync(field, value);
        await visited.Page.FillAsync("#edit-reason", reason);
        await visited.Click("#edit button");
    }

    private static async Task Upload(VisitedPage visited, byte[] file)
    {
        await visited.Page.SetInputFilesAsync("#file", new FilePayload { Name = "so.xlsx", MimeType = WorkbookPackage.ContentType, Buffer = file });
        await visited.Press("Xem trước thay đổi");
    }

    private static ILocator Buttons(VisitedPage visited, string name) => visited.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name });
}
