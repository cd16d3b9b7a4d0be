using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Pages.Excel;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Registers.Uploads;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using ActionPlan.ModuleKit;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Registers;

/// <summary>A register as a workbook to be changed and added to, and back.</summary>
internal static class RegisterUploads
{
    public static void MapRegisterUploads(this IEndpointRouteBuilder app)
    {
        app.MapGroup("").TellsWhoTakesWhat().MapGet("/registers/{register}/template", Template).Needs(Right.EditRegisters);
        app.MapPost("/registers/{register}/upload", Upload).Needs(Right.EditRegisters)
            .WithMetadata(new RequestSizeLimitAttribute(ExcelForms.LargestRequest),
                new RequestFormLimitsAttribute { MultipartBodyLengthLimit = ExcelForms.LargestRequest });
        app.MapPost("/registers/{register}/upload/{id}/take", Take).Needs(Right.EditRegisters);
    }

    public static string UploadPage(KnownRegister known) => known.Path + "/excel";

    public static string PreviewPage(KnownRegister known, string id) => $"{known.Path}/upload/{Uri.EscapeDataString(id)}";

    /// <summary>The register, if somebody may keep it for some area.</summary>
    public static KnownRegister? Kept(string register, PlanInForce plans, Acting acting) =>
        KnownRegister.Find(register) is { } known && RowTyping.KeptAreas(known, plans.Current, acting.Actor).Count > 0 ? known : null;

    private static async Task<IResult> Template(
        string register, AppDb db, PlanInForce plans, Acting acting, RowWords words, MadeUp madeUp, CancellationToken cancellation)
    {
        if (Kept(register, plans, acting) is not { } known)
        {
            return TypedResults.NotFound();
        }

        var areas = RowTyping.KeptAreas(known, plans.Current, acting.Actor);
        var rows = await known.Register.Rows(db, new RowFilter { Areas = areas }).ToListAsync(cancellation);
        var file = new MemoryStream();
        await new RegisterTemplate(known, plans.Current, words, areas, rows) { Warning = madeUp.IsIt ? TableDownload.SampleWarning : null }.Write(file);
        file.Position = 0;
        return TypedResults.File(file, WorkbookPackage.ContentType,
            TableDownload.SafeName($"mau {known.Register.Name(System.Globalization.CultureInfo.CurrentUICulture)}") + ".xlsx");
    }

    private static async Task<IResult> Upload(
        string register, IFormFile? file, PlanInForce plans, Acting acting, PendingUploads uploads, CancellationToken cancellation)
    {
        if (Kept(register, plans, acting) is not { } known)
        {
            return TypedResults.NotFound();
        }

        return Onward.To(file is null
            ? UploadPage(known) + "?nothing=1"
            : PreviewPage(known, await uploads.Keep(acting.Actor, UploadPage(known), await UploadedFile.Read(file, cancellation), cancellation)));
    }

    // What changed while it was looked at is shown first; what changes after that, the rows' versions tell.
    private static async Task<IResult> Take(
        string register, string id, [FromForm] IFormCollection form, PlanInForce plans, Acting acting, PendingUploads uploads, RegisterComparison comparison,
        CommandSender commands,
        CancellationToken cancellation)
    {
        if (Kept(register, plans, acting) is not { } known)
        {
            return TypedResults.NotFound();
        }

        if (await uploads.Find<UploadedFile>(acting.Actor, UploadPage(known), id, cancellation) is not { } file
            || await comparison.Of(known, file, cancellation) is not { CanBeTaken: true } preview || preview.Mark != form[ExcelForms.Seen])
        {
            return Onward.To(PreviewPage(known, id) + "?refused=1");
        }

        var reason = form["reason"].ToString();
        if (Reasons.Check(reason).Any())
        {
            return Onward.To(PreviewPage(known, id) + "?reason=wrong");
        }

        if (preview.Unanswered([.. form[RegisterForms.Distinct].OfType<string>()]).Any())
        {
            return Onward.To(PreviewPage(known, id) + "?distinct=wanted");
        }

        var saved = await commands.Send(preview.Command(TypedText.Line(reason)), acting.Actor, cancellation);
        if (!saved.All(row => row.IsDone))
        {
            return Onward.To(PreviewPage(known, id) + "?refused=1");
        }

        await uploads.Remove(acting.Actor, id);
        return Onward.To(
            FormattableString.Invariant(
                $"{known.Path}?added={preview.Added.Count()}&edited={preview.Edited.Count()}&outside={saved.Count(row => row.IsOutsideTerm)}"));
    }
}
