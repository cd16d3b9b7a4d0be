using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures.Entry;
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
    }

    private static Task<IResult> Save(
        [FromForm] IFormCollection form, SheetSending sending, CommandSender commands, Acting acting, PlanInForce plans, AppDb db, KeptSheets kept,
        CellWords words, CancellationToken cancellation) =>
        sending.Of(form, async key =>
        {
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

            var view = await new SheetViews(db).Load(plans.For(key.Quarter), acting.Actor, key, kept: null, cancellation);
            if (view.Drafts.Count == 0)
            {
                return Back(key, told + "&done=nothingtosubmit");
            }

            var moved = await sending.Send(new SubmitSheet(key, [.. view.Drafts.Select(cell => cell.Key)]), cancellation);
            return moved.Refused.Count > 0
                ? Back(key, $"{told}&kept={await kept.Keep(acting.Actor, key, SheetSaving.Hindering(moved, words))}&done=notsubmitted")
                : SheetSending.Moved(key, "submitted", moved);
        });

    private static Task<IResult> TakeBack(
        [FromForm] IFormCollection form, SheetSending sending, Acting acting, PlanInForce plans, AppDb db, CancellationToken cancellation) =>
        sending.Of(form, async key =>
        {
            var view = await new SheetViews(db).Load(plans.For(key.Quarter), acting.Actor, key, kept: null, cancellation);
            return view.Submitted.Count == 0
                ? Back(key, "done=changed")
                : await sending.Move(key, "takenback", new TakeBackSheet(key, [.. view.Submitted.Select(cell => cell.Key)]), cancellation);
        });

    private static RedirectHttpResult Back(SheetKey key, string told) => SheetSending.Back(key, told);
}
