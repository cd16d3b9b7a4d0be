using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Sends an issued report to its recipients, as a file where mail servers take one of its size.</summary>
internal sealed class ReportLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, MadeUp madeUp)
{
    // Common servers refuse messages above some 10 MB, and a file grows by a third on the way.
    private const int LargestAttachment = 7 * 1024 * 1024;

    public async Task<IReadOnlyList<OutboxRow>> Write(KeptReport report, byte[] document)
    {
        var plan = report.Facts.Plan;
        var attached = document.Length <= LargestAttachment;
        var title = report.Row.Sequence == 0 ? $"Báo cáo {report.Facts.Span}" : $"Đính chính báo cáo {report.Facts.Span}";
        var number = ReportNumbering.Text(report.Row.Number!.Value);
        var letter = await templates.Letter(new FactsLetter
        {
            Frame = new LetterFrame(plan.Name, "", madeUp.IsIt)
            {
                Topic = $"{title} (số {number})",
                Heading = title,
                Page = pages.Report(report.Row.Id),
                Button = "Xem báo cáo",
                Footer = "Văn bản được ban hành và gửi từ hệ thống theo dõi chương trình hành động.",
            },
            Facts =
            [
                ("Văn bản", title), ("Số", number), ("Ngày", LetterWords.Day(report.Row.IssuedOn!.Value)), ("Người ban hành", report.Row.IssuedBy!),
                ("Tệp", attached ? "kèm theo thư này" : "quá lớn để gửi kèm, tải trên hệ thống"), ("Mã SHA-256 của tệp", report.Row.Sha256!),
            ],
        }) with
        {
            Attachments = attached ? [new AttachedFile(TableDownload.SafeName($"{title} so {number}") + ".docx", ReportDocument.ContentType, document)] : [],
        };
        // Recipients need not be units of the plan: the outbox names them by their address.
        return [.. report.Names.Addresses.Distinct(StringComparer.OrdinalIgnoreCase).Select((address, i) => outgoing.Post(
            plan, OutboxKind.Report, new Recipient(address.Length <= Sizes.Id ? address : address[..Sizes.Id], address, null, address), letter,
            [report.Row.Area],
            string.Create(CultureInfo.InvariantCulture, $"report|{report.Row.Id}|{i}"), report.Facts.Run.Id))];
    }
}
