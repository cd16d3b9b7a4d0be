using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Pages.Excel;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Rights;
using ActionPlan.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>What a unit does with its sheet. What cannot be taken is kept and told; nothing is overwritten unseen.</summary>
internal static class SheetForms
{
    public const string SaveAddress = "/figures/sheet/save";

    // Each cell sends a handful of fields: a ward's figures for all of its neighbourhoods are thousands, where 1024 are usual.
    private const int MostFields = 50_000;

    public static void MapSheets(this IEndpointRouteBuilder app)
    {
        var sheets = app.MapGroup("/figures/sheet").WithFormOptions(valueCountLimit: MostFields);
        sheets.MapPost("/save", Save).Needs(Right.EnterFigures);
        sheets.MapPost("/take-back", TakeBack).Needs(Right.EnterFigures);
        sheets.MapTyping();
        sheets.MapDecisions();
        sheets.MapPeriods();
    }

    public static SheetKey? Key(IFormCollection form, PlanInForce plans, Acting acting) =>
        ExcelForms.Key(plans.Current, acting.Actor, form["unit"], form["area"], form["quarter"]);

    public static string Reason(IFormCollection form) => TypedText.Line(form["why"]);

    public static RedirectHttpResult Back(SheetKey key, string told) => TypedResults.LocalRedirect(key.Address + "?" + told);

    /// <summary>The query's name for a reason that could not be taken and is kept.</summary>
    public const string KeptReason = "why";

    /// <summary>Back with what is wrong with a reason; null where nothing is.</summary>
    public static async Task<RedirectHttpResult?> Unreasoned(SheetKey key, string reason, HeldForms held, Acting acting) => reason.Length switch
    {
        0 => Back(key, "done=noreason"),
        > TypedText.Longest => Back(key, $"done=longreason&{KeptReason}={await held.Hold(acting.Actor, key.Address, new KeptForm("longreason", new Dictionary<string, string>(StringComparer.Ordinal) { [KeptReason] = reason }, []))}"),
        _ => null,
    };

    public static RedirectHttpResult Moved(SheetKey key, string what, SheetMoved moved) => moved.Refused.Count > 0
        ? Back(key, "done=changed")
        : Back(key, FormattableString.Invariant($"done={what}&cells={moved.Cells}"));

    private static async Task<IResult> Save(
        [FromForm] IFormCollection form, CommandSender commands, Acting acting, PlanInForce plans, AppDb db, KeptSheets kept, CellWords words, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var taken = await SheetSaving.Save(form, key, commands, acting.Actor, words, cancellation);
        var submits = form["then"] == "submit";
        var told = FormattableString.Invariant($"saved={taken.Saved}");
        if (taken.Untaken.Count > 0)
        {
            return Back(key, $"{told}&kept={await kept.Keep(acting.Actor, key, taken.Untaken)}{(submits ? "&done=notsubmitted" : "")}");
        }

        if (!submits)
        {
            return Back(key, told);
        }

        var view = await SheetView.Load(db, plans.For(key.Quarter), acting.Actor, key, kept: null, cancellation);
        if (view.Drafts.Count == 0)
        {
            return Back(key, told + "&done=nothingtosubmit");
        }

        var moved = await commands.Send(new SubmitSheet(key, [.. view.Drafts.Select(cell => cell.Key)]), acting.Actor, cancellation);
        return moved.Refused.Count > 0
            ? Back(key, $"{told}&kept={await kept.Keep(acting.Actor, key, SheetSaving.Hindering(moved, words))}&done=notsubmitted")
            : Moved(key, "submitted", moved);
    }

    private static async Task<IResult> TakeBack(
        [FromForm] IFormCollection form, CommandSender commands, Acting acting, PlanInForce plans, AppDb db, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var view = await SheetView.Load(db, plans.For(key.Quarter), acting.Actor, key, kept: null, cancellation);
        return view.Submitted.Count == 0
            ? Back(key, "done=changed")
            : Moved(key, "takenback", await commands.Send(new TakeBackSheet(key, [.. view.Submitted.Select(cell => cell.Key)]), acting.Actor, cancellation));
    }
}
