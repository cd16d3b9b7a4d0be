using ActionPlan.Host.Access.People;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Host.Tests.Mail;
using MimeKit;

namespace ActionPlan.Host.Tests.Waiting;

/// <summary>Letters to those who approve, and to units whose numbers come back, over a real SMTP conversation.</summary>
public sealed class ApprovalLetterTests
{
    private static readonly Actor Administrator = Office.Person("Quản trị", new Grant(Role.Administrator));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_approves_is_told_once_a_day_at_most_and_the_unit_when_numbers_come_back()
    {
        await using var server = new SmtpListener();
        await using var ward = await Ward.Open("2024-10-05 07:00");
        ward.MailTo(server.Port);
        await ward.Restart();
        await Approver(ward, "chi.tran", "Trần Chi", "chi@phuong12.example");
        await Approver(ward, "dung.le", "Lê Dũng", null);
        await Approver(ward, "mat.tran", "Phạm Mặt Trận", "mt@phuong12.example", unit: "front");
        await HandIn(ward, Office.Cases, 3);

        await Sweep(ward);
        Assert.Empty(server.Received);
        ward.Clock.Advance(TimeSpan.FromHours(1));
        await Sweep(ward);
        await Sweep(ward);

        // By an own address, or where there is none in the unit's mail.
        Assert.Equal(["chi@phuong12.example", "congan@phuong12.example"], server.Received.SelectMany(mail => mail.Recipients).Order(StringComparer.Ordinal));
        var letter = Read(server.Received.First());
        Assert.Equal("[Chương trình hành động] 1 số liệu chờ duyệt", letter.Subject);
        Assert.Contains("Công an phường, quý 3/2024: 1 số liệu, hạn 04/10/2024", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://phuong12.example/ctr/p/approvals", letter.TextBody, StringComparison.Ordinal);

        // More on the same day waits until tomorrow; what is not new is told again after a week.
        await HandIn(ward, Office.Solved, 2);
        await Sweep(ward);
        Assert.Equal(2, server.Received.Count);
        ward.Clock.Advance(TimeSpan.FromDays(1));
        await Sweep(ward);
        Assert.Equal(4, server.Received.Count);
        ward.Clock.Advance(TimeSpan.FromDays(1));
        await Sweep(ward);
        var afterNewWeek = server.Received.Count;
        ward.Clock.Advance(TimeSpan.FromDays(1));
        await Sweep(ward);
        Assert.Equal(afterNewWeek, server.Received.Count);

        await ward.Do(Office.Head, new SendBackSheet(Office.Sheet, [Office.Cases], "Xem lại <b>tháng 8</b>"));
        await ward.Do(Office.Head, new ApproveSheet(Office.Sheet, [new SeenCell(Office.Solved, (await ward.Cell(Office.Solved)).Stamp)]));
        ward.Clock.Advance(TimeSpan.FromDays(7));
        await Sweep(ward);
        var back = Read(server.Received.Last());
        Assert.Equal(afterNewWeek + 1, server.Received.Count);
        Assert.Equal(("[Chương trình hành động] 1 số liệu quý 3/2024 bị trả lại", "congan@phuong12.example"),
            (back.Subject, back.To.Mailboxes.Single().Address));
        foreach (var part in new[] { "Số liệu: Số vụ phạm pháp", "Người trả lại: Trần Chi", "Xem lại <b>tháng 8</b>",
            "https://phuong12.example/ctr/p/figures/police/ward/2024-Q3" })
        {
            Assert.Contains(part, back.TextBody, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<b>tháng 8</b>", back.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_is_told_that_a_correction_waits_for_it()
    {
        await using var server = new SmtpListener();
        await using var ward = await Ward.Open("2024-10-05 08:00");
        ward.MailTo(server.Port);
        await ward.Restart();
        await Approver(ward, "chi.tran", "Trần Chi", "chi@phuong12.example");
        var office = await ward.Do(Administrator, new CreatePerson("dung.pham", new PersonFacts("Phạm Dung", "front", "vanphong@phuong12.example")));
        await ward.Do(Administrator, new GrantRole(office.Id!, new Grant(Role.Office)));
        await HandIn(ward, Office.Cases, 3);
        await ward.Approves(Office.Head, Office.Cases);
        await ward.Do(Office.Secretary, new LockPeriod("ward", Office.Q3, DespiteOpen: true));
        await ward.Type(Office.Clerk, Office.Cases, 4, "Đếm sót");
        await ward.Type(Office.Clerk, Office.Solved, 2, "Nhầm cột");
        await ward.Do(Office.Clerk, new SubmitSheet(Office.Sheet, [Office.Cases, Office.Solved]));

        await Sweep(ward);
        await Sweep(ward);

        var mail = Assert.Single(server.Received);
        Assert.Equal(["vanphong@phuong12.example"], mail.Recipients);
        var letter = Read(mail);
        Assert.Equal("[Chương trình hành động] 2 đính chính chờ quyết định", letter.Subject);
        Assert.Contains("Công an phường, quý 3/2024: 2 số liệu", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Đếm sót", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Nhầm cột", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://phuong12.example/ctr/p/corrections", letter.TextBody, StringComparison.Ordinal);
    }

    private static MimeMessage Read(ReceivedMail mail) => MimeMessage.Load(new MemoryStream(mail.Data), Cancellation);

    private static async Task Sweep(Ward ward)
    {
        await ward.Get<ApprovalSweep>().Run(Cancellation);
        await ward.Get<OutboxSending>().SendDue(Cancellation);
    }

    private static async Task HandIn(Ward ward, CellKey cell, decimal value)
    {
        await ward.Type(Office.Clerk, cell, value);
        Assert.Equal(1, (await ward.Do(Office.Clerk, new SubmitSheet(Office.Sheet, [cell]))).Cells);
    }

    private static async Task Approver(Ward ward, string userName, string name, string? email, string unit = "police")
    {
        var created = await ward.Do(Administrator, new CreatePerson(userName, new PersonFacts(name, unit, email)));
        await ward.Do(Administrator, new GrantRole(created.Id!, new Grant(Role.UnitHead, unit)));
    }
}
