using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures.Entry;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>What a sheet's script asks while somebody types: the form's changed cells, checked or kept as drafts.</summary>
internal static class TypingForms
{
    public static void MapTyping(this IEndpointRouteBuilder sheets)
    {
        sheets.MapPost("/check", Check).Needs(Right.EnterFigures);
        sheets.MapPost("/keep", Keep).Needs(Right.EnterFigures);
    }

    private static async Task<IResult> Check([FromForm] IFormCollection form, SheetSending sending, Answering answering, CancellationToken cancellation) =>
        sending.Key(form) is { } key
            ? TypedResults.Json(await answering.To(form, key, saved: null, cancellation))
            : TypedResults.NotFound();

    private static async Task<IResult> Keep(
        [FromForm] IFormCollection form, SheetSending sending, CommandSender commands, Acting acting, Answering answering, CellWords words,
        CancellationToken cancellation)
    {
        if (sending.Key(form) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var taken = await SheetSaving.Save(form, key, commands, acting.Actor, words, cancellation);
        return TypedResults.Json(await answering.To(form, key, words.Kept(taken), cancellation));
    }

    /// <summary>Looks at the sheet anew, after whatever was saved.</summary>
    internal sealed class Answering(AppDb db, PlanInForce plans, Acting acting, CellWords words, TimeProvider clock)
    {
        public async Task<SheetAnswer> To(IFormCollection form, SheetKey key, string? saved, CancellationToken cancellation)
        {
            var plan = plans.For(key.Quarter);
            var typed = TypedSheet.Read(form);
            var (drafts, unread) = typed.Drafts();
            return SheetAnswer.Of(typed, unread, await SheetPreview.Of(db, plan, key, drafts, plan.Today(clock), cancellation), words,
                acting.Actor.Name, saved);
        }
    }
}
