using System.Net;
using System.Security.Cryptography;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Tests.Mail;
using ActionPlan.Host.Tests.Reports;
using Microsoft.Playwright;
using MimeKit;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>A report's way from its draft to its corrigendum, in the browser, with the mails that leave; and two people on one section.</summary>
public sealed class IssuingPagesTests(OfficeFixture site) : IClassFixture<OfficeFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_typed_when_the_session_had_ended_stands_in_its_form_again()
    {
        await using var office = await site.VisitAs("vanphong2", "/reports/settings");
        await office.Page.FillAsync("#signatory", "Trần Văn Ký");
        await office.Page.FillAsync("#recipients", "Quận ủy\nLưu VP");
        await office.Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "ActionPlan" });
        await office.Click("form[action='reports/settings'][method=post] button[type=submit]");
        await office.Page.Reaches("**/sign-in?ended=1**");
        await office.Page.FillAsync("#name", "vanphong2");
        await office.Page.FillAsync("#password", SignedIn.NewPassword);
        await office.Click("main button[type=submit]");

        await office.Page.WaitForFunctionAsync("document.querySelector('#unsaved details')?.open === false");

        Assert.Contains("Chưa được lưu.", await office.Text("#unsaved"), StringComparison.Ordinal);
        Assert.Equal("Trần Văn Ký", await office.Page.InputValueAsync("#signatory"));
        Assert.Equal("Quận ủy\nLưu VP", await office.Page.InputValueAsync("#recipients"));
        Assert.Empty(await office.Obstacles());
        Assert.Empty(office.Wrong);
    }

    [Fact]
    public async Task A_report_is_written_reviewed_returned_issued_mailed_and_corrected()
    {
        await using var office = await site.VisitAs("vanphong", "/reports/settings");
        await Named(office);
        var address = await Drafted(office, "2024-Q3");
        await office.Press("Trình duyệt");

        await using var leader = await site.VisitAs("bithu", address);
        await leader.Page.FillAsync("#comment", "Nêu rõ số vụ theo khu phố.");
        await leader.Press("Gửi góp ý");
        await using var other = await site.VisitAs("vanphong2", address);
        await leader.Page.FillAsync("#why", "Chưa bổ sung các chỗ còn trống.");
        await leader.Press("Trả lại");
        await other.Page.FillAsync("#why", "Số vụ chưa khớp.");
        await other.Press("Trả lại");
        Assert.Equal("Số vụ chưa khớp.", await other.Page.InputValueAsync("#comment"));

        await office.Go(address);
        Assert.Contains("Chưa bổ sung các chỗ còn trống.", await office.Text(), StringComparison.Ordinal);
        Assert.Contains("Nêu rõ số vụ theo khu phố.", await office.Text(), StringComparison.Ordinal);
        await FillIn(office, address);
        await office.Press("Trình duyệt");

        await ListsWhatACopyChanges(leader, address);
        await leader.Go(address);
        site.MailServer.Answer = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.3.0 Try again later" : null;
        await leader.Press("Ban hành bản trên hệ thống");
        var issued = await Issued(leader, address, "05");

        await CorrectsAFigure();
        var corrected = await IssuesTheCorrigendum(office, address, issued);
        await WaitsAndIsSentAgain(office, "(số 05)", issued);
        await Sent("(số 06)", corrected);
        Assert.All(new[] { office, leader }, person => Assert.Empty(person.Wrong));
    }

    [Fact]
    public async Task Of_two_editors_of_a_section_the_second_is_told_and_nothing_typed_is_lost()
    {
        await using var first = await site.VisitAs("vanphong2", "/reports");
        var section = await Drafted(first, "2024-Q2") + "/sections/proposals";
        await first.Go(section);
        await using var second = await site.VisitAs("vanphong", section);
        await first.Page.FillAsync("#text", "Kiến nghị của người thứ nhất.");
        await first.Click("main form button[type=submit]");
        await first.Page.Reaches("**?said=Done*");
        await second.Page.FillAsync("#text", "Kiến nghị của người thứ hai.");
        await second.Click("main form button[type=submit]");

        Assert.Contains("Phạm Văn Thư Ký", await second.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Kiến nghị của người thứ hai.", await second.Page.InputValueAsync("#text"));
        Assert.Contains("Kiến nghị của người thứ nhất.", await second.Text(), StringComparison.Ordinal);
        await second.Click("main form button[type=submit]");
        await second.Page.Reaches("**?said=Done*");
        Assert.Contains("Kiến nghị của người thứ hai.", await second.Text(".paper"), StringComparison.Ordinal);
    }

    private static async Task<string> Drafted(VisitedPage office, string quarter)
    {
        await office.Go("/reports");
        await office.Page.SelectOptionAsync("#quarter", quarter);
        await office.Click("main form[action='reports/draft'] button");
        return office.Path;
    }

    private static async Task Named(VisitedPage office)
    {
        foreach (var (field, text) in new[]
        {
            ("superior", "ĐẢNG BỘ QUẬN"), ("issuer", "ĐẢNG ỦY PHƯỜNG 12"), ("place", "Phường 12"), ("post", "BÍ THƯ"), ("signatory", "Nguyễn Văn Bí Thư"),
            ("recipients", "Ban Chấp hành"), ("addresses", "bch@phuong12.example\nvanphong@phuong12.example"), ("last", "4"),
        })
        {
            await office.Page.FillAsync($"[name={field}]", text);
        }

        await office.Click("main form[action='reports/settings'] button[type=submit]");
        await office.Page.Reaches("**saved=1");
    }

    // What the draft asks people to add, section by section, on the pages that the report leads to.
    private static async Task FillIn(VisitedPage office, string address)
    {
        await office.Go(address);
        foreach (var path in await office.Page.Locator(".notice-warn a[href*='/sections/']")
            .EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.getAttribute('href')))]"))
        {
            await office.Go(path);
            var lines = (await office.Page.InputValueAsync("#text")).Split('\n').Where(line => !line.StartsWith('[')).ToList();
            await office.Page.FillAsync("#text", lines.Count == 0 ? "Đã chỉ đạo thực hiện theo kế hoạch." : string.Join('\n', lines));
            await office.Click("main form button[type=submit]");
            await office.Page.Reaches("**?said=*");
        }

        await office.Go(address);
        Assert.Equal(0, await office.Page.Locator(".notice-warn").CountAsync());
    }

    private static async Task ListsWhatACopyChanges(VisitedPage leader, string address)
    {
        await leader.Go(address);
        var changed = ReportDesk.Changed(await File(leader, address + "/clean"), ">4 vụ<", ">3 vụ<");
        await leader.Page.SetInputFilesAsync("#copy",
            new FilePayload { Name = "bao-cao.docx", MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Buffer = changed });
        await leader.Press("Tải lên");
        var told = await leader.Text("section[aria-labelledby=issue]");
        Assert.Contains("Chỉ tiêu 1 (Số vụ phạm pháp), kết quả: đã lưu 4 vụ, trong bản tải lên 3 vụ", told, StringComparison.Ordinal);
        Assert.Equal(1, await leader.Page.Locator("section[aria-labelledby=issue] li").CountAsync());
    }

    private static async Task<byte[]> Issued(VisitedPage leader, string address, string number)
    {
        var frozen = await File(leader, address + "/word");
        var told = await leader.Text("section[aria-labelledby=issued]");
        Assert.Contains(number, told, StringComparison.Ordinal);
        Assert.Contains(Sha256(frozen), told, StringComparison.Ordinal);
        Assert.Equal(0, await leader.Page.Locator(".edit-link, section[aria-labelledby=issue]").CountAsync());
        Assert.DoesNotContain("DỰ THẢO", await leader.Text(".paper"), StringComparison.Ordinal);
        return frozen;
    }

    private async Task WaitsAndIsSentAgain(VisitedPage office, string subject, byte[] issued)
    {
        await Until(() => Told(office, "/mail", "451"));
        Assert.DoesNotContain(site.MailServer.Received, mail => (mail.Message().Subject ?? "").Contains(subject, StringComparison.Ordinal));
        site.MailServer.Answer = _ => null;
        foreach (var path in await office.Page.Locator($"main table.list tr:has-text('{subject}') a[href^='mail/']")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            await office.Go(path);
            await office.Press("Gửi lại");
        }

        await Sent(subject, issued);
        await Until(async () => !await Told(office, "/mail", "451"));
        await office.Go("/mail");
        Assert.All(await office.Page.Locator($"main table.list tr:has-text('{subject}')").AllInnerTextsAsync(),
            row => Assert.Contains("Đã gửi", row, StringComparison.Ordinal));
    }

    private async Task CorrectsAFigure()
    {
        const string sheet = "/figures/police/ward/2024-Q3";
        await using var officer = await site.VisitAs("canbo", sheet);
        await officer.Page.FillAsync("tr[id^='c-cases-'] input.cell", "5");
        await officer.Press("Lưu và gửi duyệt");
        await using var head = await site.VisitAs("truong", sheet);
        await head.Press("Duyệt số liệu đã chọn");
        Assert.Contains("Đã duyệt 1 số liệu", await head.Text(), StringComparison.Ordinal);
    }

    private static async Task<byte[]> IssuesTheCorrigendum(VisitedPage office, string address, byte[] issued)
    {
        await Until(() => Told(office, address, "Đính chính lần 1"));
        await office.Click(".notice-info a[href^='reports/']");
        var corrigendum = office.Path;
        Assert.Contains("Chỉ tiêu 1 (Số vụ phạm pháp): kết quả 4 vụ sửa thành 7 vụ", await office.Text(".paper"), StringComparison.Ordinal);
        await FillIn(office, corrigendum);
        await office.Press("Trình duyệt");
        await office.Press("Ban hành bản trên hệ thống");
        var frozen = await Issued(office, corrigendum, "06");

        var sheet = WorkbookReader.Read(await File(office, corrigendum + "/excel")).Sheets[0];
        Assert.Contains(Enumerable.Range(5, 40),
            row => sheet.At(2, row).Text == "Kết quả" && sheet.At(4, row).Text == "4 vụ" && sheet.At(5, row).Text == "7 vụ");
        await office.Go(address);
        Assert.Equal(Sha256(issued), Sha256(await File(office, address + "/word")));
        Assert.Contains("kết quả 4 vụ", await office.Text(".paper"), StringComparison.Ordinal);
        return frozen;
    }

    // To both recipients, with the very document that was frozen.
    private async Task Sent(string subject, byte[] document)
    {
        List<ReceivedMail> Mails() => [.. site.MailServer.Received.Where(mail => (mail.Message().Subject ?? "").Contains(subject, StringComparison.Ordinal))];
        await Until(() => Task.FromResult(Mails().Count >= 2));
        Assert.Equal(["bch@phuong12.example", "vanphong@phuong12.example"], Mails().SelectMany(mail => mail.Recipients).Order(StringComparer.Ordinal));
        Assert.All(Mails(), mail =>
        {
            using var attached = new MemoryStream();
            mail.Message().Attachments.OfType<MimePart>().Single().Content!.DecodeTo(attached, Cancellation);
            Assert.Equal(Sha256(document), Sha256(attached.ToArray()));
        });
    }

    private static async Task<bool> Told(VisitedPage person, string path, string text)
    {
        // Asked without drawing it: this may be asked many times.
        var answer = await person.Page.Context.APIRequest.GetAsync(new Uri(new Uri(person.Page.Url), "/" + path.TrimStart('/')).ToString());
        if (!WebUtility.HtmlDecode(await answer.TextAsync()).Contains(text, StringComparison.Ordinal))
        {
            return false;
        }

        await person.Go(path);
        return (await person.Text()).Contains(text, StringComparison.Ordinal);
    }

    private static async Task Until(Func<Task<bool>> happened)
    {
        for (var attempt = 0; !await happened(); attempt++)
        {
            Assert.True(attempt < 60, "It did not come to pass.");
            await Task.Delay(1500, Cancellation);
        }
    }

    private static async Task<byte[]> File(VisitedPage person, string path)
    {
        var answer = await person.Page.Context.APIRequest.GetAsync(new Uri(new Uri(person.Page.Url), "/" + path).ToString());
        Assert.Equal(200, answer.Status);
        return await answer.BodyAsync();
    }

    private static string Sha256(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
