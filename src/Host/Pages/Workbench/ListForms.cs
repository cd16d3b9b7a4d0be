using ActionPlan.Host.Access;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Authoring.Areas;
using ActionPlan.Host.Authoring.Lists;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Pages.Excel;
using ActionPlan.Host.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Workbench;

/// <summary>What comes as a file and goes into one's draft: lists out of workbooks, which are looked at first, and a version's own files.</summary>
internal static class ListForms
{
    private const int LargestImport = SentRules.Largest + 64 * 1024;

    public static void MapLists(this IEndpointRouteBuilder app)
    {
        app.MapPost("/rules/{module}/list", Look).Needs(Right.DraftRules).RequireRateLimiting(WorkbenchForms.Limit)
            .WithMetadata(new RequestSizeLimitAttribute(ExcelForms.LargestRequest),
                new RequestFormLimitsAttribute { MultipartBodyLengthLimit = ExcelForms.LargestRequest });
        app.MapPost("/rules/versions/import", Import).Needs(Right.DraftRules).RequireRateLimiting(WorkbenchForms.Limit)
            .WithMetadata(new RequestSizeLimitAttribute(LargestImport), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = LargestImport });
        app.MapPost("/rules/plan.json/lineage", ChangeAreas).Needs(Right.EditPlan).RequireRateLimiting(WorkbenchForms.Limit);
        app.MapPost("/rules/{module}/list/{upload}/take", Take).Needs(Right.DraftRules).RequireRateLimiting(WorkbenchForms.Limit);
    }

    public static string Page(string module) => $"rules/{module}/list";

    /// <summary>A version's files as they were exported go into one's drafts.</summary>
    private static async Task<IResult> Import([FromForm] IFormCollection form, ImportRules imports, HeldForms held, CancellationToken cancellation)
    {
        const string Versions = "rules/versions";
        if (form.Files.GetFile("file") is not { Length: > 0 } sent
            || SentRules.Read((await UploadedFile.Read(sent, cancellation)).Content) is not { } files)
        {
            return await held.Back(Versions, KeptForm.Of("NoArchive", form), at: "import");
        }

        var parts = await imports.Take(files, cancellation);
        return await held.Back(Versions, KeptForm.Of("Imported", form, [.. parts.Select(one => $"{one.Part}|{one.Module}")]), at: "import");
    }

    private static async Task<IResult> Look(
        string module, [FromForm] IFormCollection form, RuleWorkbench workbench, PendingUploads uploads, HeldForms held, Acting acting,
        CancellationToken cancellation)
    {
        if (ListKind.Of(module, form["kind"].ToString()) is not { } kind || await workbench.Draft(module, cancellation) is null)
        {
            return TypedResults.NotFound();
        }

        var (cells, name) = (form["list"].ToString(), "");
        if (form.Files.GetFile("file") is { Length: > 0 } sent)
        {
            var file = await UploadedFile.Read(sent, cancellation);
            var (read, problem) = ListRows.Of(file.Content, form.Line("sheet"));
            if (read is null)
            {
                return await held.Back(Page(module), KeptForm.Of("File", form, "list", problem!.Message(CultureInfo.CurrentUICulture)));
            }

            (cells, name) = (read, file.Name);
        }

        if (cells.Length > ListRows.Longest || !ListRows.Of(cells).Any())
        {
            return await held.Back(Page(module), KeptForm.Of(cells.Length > ListRows.Longest ? "TooLong" : "Nothing", form, "list"));
        }

        var id = await uploads.Keep(acting.Actor, Page(module), new ListUpload(kind.Name, cells, name), cancellation);
        return Onward.To($"/{Page(module)}/{Uri.EscapeDataString(id)}");
    }

    private static async Task<IResult> Take(
        string module, string upload, [FromForm] IFormCollection form, DraftLists lists, PendingUploads uploads, FormSending sending, Acting acting,
        CancellationToken cancellation)
    {
        if (await uploads.Find<ListUpload>(acting.Actor, Page(module), upload, cancellation) is not { } list)
        {
            return Onward.To($"/{Page(module)}/{Uri.EscapeDataString(upload)}");
        }

        return (await lists.Show(module, list, cancellation))?.Text() is { } text
            ? await sending.Send($"rules/{module}", "list", form, new SaveRuleDraft(module, text, form["base"].ToString(), form["seen"].ToString()))
            : await sending.Back($"rules/{module}", "list", form, nameof(DraftReply.NoForm));
    }

    /// <summary>A merger or a split goes into the draft of the plan's file.</summary>
    private static async Task<IResult> ChangeAreas(
        [FromForm] IFormCollection form, RuleWorkbench workbench, FormSending sending, CancellationToken cancellation)
    {
        const string Draft = "rules/" + RuleFiles.OfPlan;
        if (await workbench.Draft(RuleFiles.OfPlan, cancellation) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        var change = new AreaChange(
            form["split"] == "true", [.. form["area"].OfType<string>()], form["into"].ToString(), form.Line("name"), form.Day("day"), form["carries"] == "true",
            form["parts"].ToString()) { Takes = AreaChange.ReadTakes(form["takes"]) };
        return !draft.Meets && AreaChanging.Write(draft.Text, change).Text is { } text
            ? await sending.Send(Draft, "list", form, new SaveRuleDraft(RuleFiles.OfPlan, text, form["base"].ToString(), form["seen"].ToString()))
            : await sending.Back(Draft, "list", form, nameof(DraftReply.NoForm));
    }
}
