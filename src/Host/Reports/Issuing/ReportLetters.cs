using System.Globalization;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Words;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Sends an issued report to its recipients, as a file where mail servers take one of its size.</summary>
internal sealed class ReportLetters(MailTemplates templates, OutgoingMail outgoing, PublicPages pages, Deployment deployment)
{
    // Common servers refuse messages above some 10 MB, and a file grows by a third on the way.
    private const int LargestAttachment = 7 * 1024 * 1024;

    public async Task<IReadOnlyList<OutboxRow>> Write(KeptReport report, byte[] document)
    {
        var plan = report.Facts.Plan;
        var attached = document.Length <= LargestAttachment;
        var content = new ReportLetter
        {
            PlanName = plan.Name,
            Title = report.Row.Sequence == 0 ? $"Báo cáo {report.Facts.Span}" : $"Đính chính báo cáo {report.Facts.Span}",
            Number = ReportNumbering.Text(report.Row.Number!.Value),
            On = report.Row.IssuedOn!.Value,
            IssuedBy = report.Row.IssuedBy!,
            Sha256 = report.Row.Sha256!,
            IsAttached = attached,
            IsSample = deployment.IsSample,
            Page = pages.Report(report.Row.Id),
        };
        var letter = new Letter(content.Subject, await templates.Html<ReportMail, ReportLetter>(content), content.Text, [])
        {
            Attachments = attached ? [new AttachedFile(TableDownload.SafeName($"{content.Title} so {content.Number}") + ".docx", ReportDocument.ContentType, document)] : [],
        };
        // Recipients need not be units of the plan: the outbox names them by their address.
        return [.. report.Names.Addresses.Distinct(StringComparer.OrdinalIgnoreCase).Select((address, i) => outgoing.Post(
            OutboxKind.Report, new Recipient(address.Length <= Sizes.Id ? address : address[..Sizes.Id], address, null, address), letter, [report.Row.Area],
            string.Create(CultureInfo.InvariantCulture, $"report|{report.Row.Id}|{i}"), report.Facts.Run.Id))];
    }
}
