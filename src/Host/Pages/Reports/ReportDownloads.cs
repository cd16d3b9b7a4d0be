using ActionPlan.Host.Audit;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Pdf;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Reports;

/// <summary>A report as a file: the draft as it stands, or what was frozen when it was issued.</summary>
internal static class ReportDownloads
{
    public static async Task<IResult> Word(long id, AppDb db, KeptReports reports, Deployment deployment, CancellationToken cancellation) =>
        await reports.Find(id, cancellation) is { } report && await Document(report, deployment, cancellation) is { } document
            ? TypedResults.File(document, ReportDocument.ContentType, Name(report) + ".docx")
            : TypedResults.NotFound();

    public static async Task<IResult> Pdf(long id, AppDb db, KeptReports reports, PdfPrinting printing, Deployment deployment, CancellationToken cancellation)
    {
        if (!printing.IsThere || await reports.Find(id, cancellation) is not { } report
            || await Document(report, deployment, cancellation) is not { } document)
        {
            return TypedResults.NotFound();
        }

        var printed = await printing.Print(document, report.Heading.Subject, cancellation);
        return printed.File is { } file
            ? TypedResults.File(file, "application/pdf", Name(report) + ".pdf")
            : Onward.To($"{ReportForms.Address(id)}?said=Pdf{printed.Problem}");
    }

    public static async Task<IResult> Excel(
        long id, AppDb db, KeptReports reports, TableDownload download, IStringLocalizer<ReportTexts> w, IStringLocalizer<Texts> t, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await reports.Find(id, cancellation) is not { } report)
        {
            return TypedResults.NotFound();
        }

        var workbook = await AnnexWorkbook.Load(db, report, w, t, cancellation);
        var sheets = workbook.Sheets(await new AuditReading(db).Head(cancellation), w.Title(report.Row, report.Facts.Plan), clock.GetUtcNow());
        return await download.Of(sheets, "phu luc " + Name(report), cancellation);
    }

    // An issued file that is gone or altered is not made up again: verify-audit says the same.
    private static async Task<byte[]?> Document(KeptReport report, Deployment deployment, CancellationToken cancellation) =>
        report.Row.Sha256 is { } sha256 ? await ReportFiles.Read(deployment, sha256, cancellation) : ReportDocument.Write(report.Compose());

    private static string Name(KeptReport report) =>
        TableDownload.SafeName($"{(report.Row.State == ReportState.Issued ? "" : "du thao ")}{ReportForms.FileName(report)}");
}
