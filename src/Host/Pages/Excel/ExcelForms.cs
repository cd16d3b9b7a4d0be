using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>A unit's sheet as a workbook to be filled in, and back.</summary>
internal static class ExcelForms
{
    /// <summary>The field that says what was shown.</summary>
    public const string Seen = "seen";

    // Form fields and boundaries come on top of the file itself.
    internal const int LargestRequest = XlsxGuard.LargestFile + 64 * 1024;

    public static void MapExcel(this IEndpointRouteBuilder app)
    {
        app.MapGroup("").TellsWhoTakesWhat().MapGet("/figures/template", Template).Needs(Right.EnterFigures);
        app.MapPost("/figures/upload/{id}/take", Take).Needs(Right.EnterFigures);
        app.MapPost("/figures/upload", Upload).Needs(Right.EnterFigures)
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequest), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = LargestRequest });
    }

    /// <summary>The sheet asked for; null where the plan in force for its quarter has none such, or whoever asks may not see that unit's figures.</summary>
    public static SheetKey? Key(PlanInForce plans, Actor actor, string? unit, string? area, string? period) =>
        Period.TryParse(period, out var quarter) && !quarter.IsYear && quarter >= plans.Current.From && quarter <= plans.Current.To
        && plans.For(quarter) is var plan
        // A unit that ended since still owes what it reported on then.
        && unit is not null && plan.Units.ContainsKey(unit)
        && area is not null && plan.Areas.Roots.Any(root => root.Id == area)
        && actor.May(new Demand(Right.ReadUnit, unit, Area: area), plan)
            ? new SheetKey(unit, area, quarter)
            : null;

    private static async Task<IResult> Template(
        string? unit, string? area, string? period, AppDb db, PlanInForce plans, Acting acting, MadeUp madeUp, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (Key(plans, acting.Actor, unit, area, period) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var plan = plans.For(key.Quarter);
        var sheet = await new EntrySheets(db).Load(plan, key, cancellation);
        var file = new MemoryStream();
        await new TemplateFile(plan, sheet, CultureInfo.CurrentUICulture)
        {
            Warning = madeUp.IsIt ? TableDownload.SampleWarning : null, Own = OwnDays.Of(plan, sheet, plan.Today(clock)),
        }.Write(file);
        file.Position = 0;
        return TypedResults.File(file, WorkbookPackage.ContentType, TableDownload.SafeName($"phieu-so-lieu {plan.UnitName(key.Unit)} {key.Quarter}") + ".xlsx");
    }

    private static async Task<IResult> Upload(
        [FromForm] string? unit, [FromForm] string? area, [FromForm] string? period, IFormFile? file, PlanInForce plans, Acting acting, SheetUploads uploads,
        CancellationToken cancellation)
    {
        if (Key(plans, acting.Actor, unit, area, period) is not { } key)
        {
            return TypedResults.NotFound();
        }

        return Onward.To(file is null
            ? Page(key) + "&nothing=1" : PreviewPage(await uploads.Keep(key, await UploadedFile.Read(file, cancellation), cancellation)));
    }

    // What changed while it was looked at is shown first; what changes after that, the cells' stamps tell.
    private static async Task<IResult> Take(
        string id, [FromForm] IFormCollection form, Acting acting, SheetUploads uploads, CommandSender commands, CancellationToken cancellation)
    {
        if (await uploads.Read(id, cancellation) is not { CanBeTaken: true } preview || preview.Mark != form[Seen]
            || await commands.Send(UploadTaking.Command(preview), acting.Actor, cancellation) is not { Kept: true } saved)
        {
            return Onward.To(PreviewPage(id) + "?refused=1");
        }

        await uploads.Remove(id);
        return Onward.To(FormattableString.Invariant($"{Page(preview.Key)}&taken={saved.Cells.Count(cell => cell.Result == CellResult.Saved)}"));
    }

    private static string PreviewPage(string id) => "figures/upload/" + Uri.EscapeDataString(id);

    public static string Page(SheetKey key) => "figures/excel?" + Query(key);

    public static string Query(SheetKey key) => $"unit={Uri.EscapeDataString(key.Unit)}&area={Uri.EscapeDataString(key.Area)}&period={key.Quarter}";
}
