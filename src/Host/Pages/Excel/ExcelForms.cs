using System.Globalization;
using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Shell;
using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>A unit's sheet as a workbook to be filled in, and back.</summary>
internal static class ExcelForms
{
    // Form fields and boundaries come on top of the file itself.
    internal const int LargestRequest = XlsxGuard.LargestFile + 64 * 1024;

    public static void MapExcel(this IEndpointRouteBuilder app)
    {
        app.MapGroup("").TellsWhoTakesWhat().MapGet("/figures/template", Template).Needs(Right.EnterFigures);
        app.MapPost("/figures/upload/{id}/take", Take).Needs(Right.EnterFigures);
        app.MapPost("/figures/upload", Upload).Needs(Right.EnterFigures)
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequest), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = LargestRequest });
    }

    /// <summary>The sheet asked for; null where the plan has none such, or whoever asks may not see that unit's figures.</summary>
    public static SheetKey? Key(Plan plan, Actor actor, string? unit, string? area, string? period) =>
        unit is not null && plan.Units.ContainsKey(unit)
        && area is not null && plan.Areas.Roots.Any(root => root.Id == area)
        && Period.TryParse(period, out var quarter) && !quarter.IsYear && quarter >= plan.From && quarter <= plan.To
        && actor.May(new Demand(Right.ReadUnit, unit, Area: area), plan)
            ? new SheetKey(unit, area, quarter)
            : null;

    private static async Task<IResult> Template(
        string? unit, string? area, string? period, AppDb db, PlanInForce plans, Acting acting, Deployment deployment, CancellationToken cancellation)
    {
        var plan = plans.Current;
        if (Key(plan, acting.Actor, unit, area, period) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var sheet = await EntrySheet.Load(db, plan, key, cancellation);
        var file = new MemoryStream();
        await new TemplateFile(plan, sheet, CultureInfo.CurrentUICulture) { Warning = deployment.IsSample ? TableDownload.SampleWarning : null }.Write(file);
        file.Position = 0;
        return TypedResults.File(file, WorkbookPackage.ContentType, TableDownload.SafeName($"phieu-so-lieu {plan.UnitName(key.Unit)} {key.Quarter}") + ".xlsx");
    }

    private static async Task<IResult> Upload(
        [FromForm] string? unit, [FromForm] string? area, [FromForm] string? period, IFormFile? file,
        AppDb db, PlanInForce plans, Acting acting, PendingUploads uploads, TimeProvider clock, CancellationToken cancellation)
    {
        var plan = plans.Current;
        if (Key(plan, acting.Actor, unit, area, period) is not { } key)
        {
            return TypedResults.NotFound();
        }

        if (file is null)
        {
            return TypedResults.LocalRedirect(Page(key) + "&nothing=1");
        }

        var sheet = await EntrySheet.Load(db, plan, key, cancellation);
        var preview = UploadTaking.Screened(UploadReading.Read(plan, sheet, await UploadedFile.Read(file, cancellation)), plan, sheet, plan.Today(clock));
        return TypedResults.LocalRedirect("/figures/upload/" + uploads.Keep(acting.Actor, preview));
    }

    private static async Task<IResult> Take(
        string id, HttpContext context, IAntiforgery antiforgery, PlanInForce plans, Acting acting, PendingUploads uploads, Commands commands, CancellationToken cancellation)
    {
        // No field of the form is bound, so nothing else looks at the token.
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        if (uploads.Find<UploadPreview>(acting.Actor, id) is not { CanBeTaken: true } preview)
        {
            return TypedResults.LocalRedirect("/figures/upload/" + Uri.EscapeDataString(id));
        }

        var saved = await commands.Send(UploadTaking.Command(preview), acting.Actor, cancellation);
        uploads.Remove(id);
        return saved.Kept
            ? TypedResults.LocalRedirect(FormattableString.Invariant($"{Page(preview.Key)}&taken={saved.Cells.Count(cell => cell.Result == CellResult.Saved)}"))
            : TypedResults.LocalRedirect($"/figures/upload/{uploads.Keep(acting.Actor, UploadTaking.Refused(preview, saved, plans.Current))}?refused=1");
    }

    public static string Page(SheetKey key) => "/figures/excel?" + Query(key);

    public static string Query(SheetKey key) => $"unit={Uri.EscapeDataString(key.Unit)}&area={Uri.EscapeDataString(key.Area)}&period={key.Quarter}";
}
