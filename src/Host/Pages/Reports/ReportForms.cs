using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Copies;
using ActionPlan.Host.Reports.Corrigenda;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using Mediator;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Reports;

/// <summary>The forms of the pages on reports.</summary>
internal static class ReportForms
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapPost("/reports/draft", Draft).Needs(Right.WriteReports);
        app.MapPost("/reports/settings", Settings).Needs(Right.WriteReports);
        app.MapPost("/reports/{id:long}/redraft", (long id, [FromForm] IFormCollection form, Sending sending) => sending.Send(id, new RedraftReport(id)))
            .Needs(Right.WriteReports);
        app.MapPost("/reports/{id:long}/review", (long id, [FromForm] IFormCollection form, Sending sending) => sending.Send(id, new SendReportForReview(id)))
            .Needs(Right.WriteReports);
        app.MapPost("/reports/{id:long}/return", (long id, [FromForm] string? text, Sending sending, HeldForms held) =>
            Tell(id, text, new ReturnReport(id, text), sending, held)).Needs(Right.IssueReports);
        app.MapPost("/reports/{id:long}/comment", (long id, [FromForm] string? section, [FromForm] string? text, Sending sending, HeldForms held) =>
            Tell(id, text, new RemarkOnReport(id, section, text), sending, held)).Needs(Right.IssueReports);
        app.MapPost("/reports/{id:long}/sections/{section}", Edit).Needs(Right.WriteReports);
        app.MapPost("/reports/{id:long}/corrigendum", Correct).Needs(Right.WriteReports);
        app.MapPost("/reports/{id:long}/issue", Issue).Needs(Right.IssueReports);
        app.MapPost("/reports/{id:long}/copy", Copy).Needs(Right.IssueReports).WithMetadata(new RequestSizeLimitAttribute(4L * WordFile.LargestFile));
        var files = app.MapGroup("/reports/{id:long}").TellsWhoTakesWhat();
        files.MapGet("/clean", Clean).Needs(Right.IssueReports);
        files.MapGet("/word", ReportDownloads.Word).Needs(Right.ReadReports);
        files.MapGet("/pdf", ReportDownloads.Pdf).Needs(Right.ReadReports);
        files.MapGet("/excel", ReportDownloads.Excel).Needs(Right.ReadReports);
    }

    public static string Address(long id) => FormattableString.Invariant($"reports/{id}");

    public static string Address(long id, string section) => $"{Address(id)}/sections/{Uri.EscapeDataString(section)}";

    private static async Task<IResult> Draft([FromForm] string? kind, [FromForm] string? quarter, [FromForm] string? area, Sending sending)
    {
        if (!Enum.TryParse<ReportKind>(kind, out var known) || !Period.TryParse(quarter, out var period) || period.IsYear)
        {
            return Onward.To(Refused(ReportReply.NotThen));
        }

        var result = await sending.Result(new DraftReport(known, area ?? "", period));
        return Onward.To(result.Id is { } id ? $"{Address(id)}?said={result.Reply}" : Refused(result.Reply));

        string Refused(ReportReply reply) =>
            $"/reports?refused={reply}&kind={Uri.EscapeDataString(kind ?? "")}&quarter={Uri.EscapeDataString(quarter ?? "")}&area={Uri.EscapeDataString(area ?? "")}";
    }

    // Leads to the corrigendum, or says on the report why there is none.
    private static async Task<IResult> Correct(long id, [FromForm] IFormCollection form, Sending sending) =>
        await sending.Result(new DraftCorrigendum(id)) is { Reply: not ReportReply.Unknown } result
            ? Onward.To($"{Address(result.Id ?? id)}?said={result.Reply}")
            : TypedResults.NotFound();

    // What was typed to be told stays, even if the report has meanwhile gone on.
    private static async Task<IResult> Tell(long id, string? text, ICommand<ReportResult> command, Sending sending, HeldForms held) =>
        await sending.Result(command) switch
    {
        { Reply: ReportReply.Unknown } => TypedResults.NotFound(),
        { Reply: ReportReply.Done } => Onward.To($"{Address(id)}?said={ReportReply.Done}"),
        var refused => await held.Back($"{Address(id)}?said={refused.Reply}", KeptForm.With(refused.Reply.ToString(), ("text", text))),
    };

    private static async Task<IResult> Edit(long id, string section, [FromForm] string? text, [FromForm] long known, Sending sending, HeldForms held)
    {
        var result = await sending.Result(new EditSection(id, section, text, known));
        if (result.Reply is ReportReply.Done or ReportReply.NothingNew)
        {
            return Onward.To($"{Address(id)}?said={result.Reply}#s-{Uri.EscapeDataString(section)}");
        }

        // What was typed is not lost, whatever stands against it.
        var back = await held.Back(Address(id, section), KeptForm.With(result.Reply.ToString(), ("text", text), ("what", result.What)));
        return result.Reply == ReportReply.Unknown ? TypedResults.NotFound() : back;
    }

    private static async Task<IResult> Settings([FromForm] IFormCollection form, Sending sending, HeldForms held)
    {
        var names = new ReportNames
        {
            Superior = form.Line("superior"), Issuer = form.Line("issuer"), Place = form.Line("place"), SignatoryPost = form.Line("post"),
            Signatory = form.Line("signatory"),
            Recipients = ReportSettingsRow.Lines(form["recipients"].ToString()), Addresses = ReportSettingsRow.Lines(form["addresses"].ToString()),
        };
        var number = form.Line("last").Length == 0 ? 0 : int.TryParse(form.Line("last"), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? last : -1;
        var result = await sending.Result(new SaveReportSettings(form.Line("area"), names, number));
        var back = $"/reports/settings?area={Uri.EscapeDataString(form.Line("area"))}";
        if (result.Reply == ReportReply.Done)
        {
            return Onward.To(back + "&saved=1");
        }

        return await held.Back(back, KeptForm.Of(result.Reply.ToString(), form, result.What ?? ""));
    }

    private static Task<IResult> Issue(long id, [FromForm] string? on, [FromForm] string? copy, [FromForm] int? seen, Sending sending) =>
        sending.Send(id, new IssueReport(
        id, IsoDay.Read(on) ?? default, string.IsNullOrEmpty(copy) ? null : copy, seen ?? 0));

    private static async Task<IResult> Copy(long id, IFormFile? file, Sending sending, CancellationToken cancellation)
    {
        // Somewhat larger files are let in, so that it can be said that they are.
        if (file is null || file.Length is 0 or > WordFile.LargestFile)
        {
            return Onward.To($"{Address(id)}?said={(file?.Length > WordFile.LargestFile ? ReportReply.CopyTooLarge : ReportReply.NotADocument)}");
        }

        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer, cancellation);
        return await sending.Send(id, new UploadCopy(id, buffer.ToArray()));
    }

    // What is finished in Word and uploaded again: with number and date, and no draft any more in its heading.
    private static async Task<IResult> Clean(
        long id, AppDb db, KeptReports reports, PlanInForce plans, Acting acting, TimeProvider clock, CancellationToken cancellation)
    {
        if (await reports.Find(id, cancellation) is not { Row.State: ReportState.UnderReview } report
            || !acting.Actor.May(new Demand(Right.IssueReports, Area: report.Row.Area), plans.Current))
        {
            return TypedResults.NotFound();
        }

        var clean = report.Clean(await new ReportNumbering(db).Next(report.Row.PlanId, report.Row.Area, cancellation), plans.Current.Today(clock));
        return TypedResults.File(ReportDocument.Write(clean), ReportDocument.ContentType, TableDownload.SafeName($"{FileName(report)} hoan thien") + ".docx");
    }

    public static string FileName(KeptReport report) =>
        (report.Row.Sequence == 0 ? "" : FormattableString.Invariant($"dinh chinh lan {report.Row.Sequence} ")) + "bao cao " + report.Facts.Span;

    /// <summary>Sends in the name of whoever asks, and leads back to the report.</summary>
    internal sealed class Sending(CommandSender commands, Acting acting)
    {
        public Task<ReportResult> Result(ICommand<ReportResult> command) => commands.Send(command, acting.Actor);

        public async Task<IResult> Send(long id, ICommand<ReportResult> command) => await Result(command) is { Reply: not ReportReply.Unknown } result
            ? Onward.To($"{Address(id)}?said={result.Reply}{(result.What is { } what ? "&what=" + Uri.EscapeDataString(what) : "")}")
            : TypedResults.NotFound();
    }
}
