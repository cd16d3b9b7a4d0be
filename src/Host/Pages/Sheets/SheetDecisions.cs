using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Rights;
using Microsoft.AspNetCore.Mvc;
using static ActionPlan.Host.Pages.Sheets.SheetForms;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>What the head and the office decide on a sheet: on exactly what the page showed them.</summary>
internal static class SheetDecisions
{
    public static void MapDecisions(this IEndpointRouteBuilder sheets)
    {
        sheets.MapPost("/approve", Approve).Needs(Right.ApproveFigures);
        sheets.MapPost("/send-back", SendBack).Needs(Right.ApproveFigures);
        sheets.MapPost("/correction", Decide).Needs(Right.DecideCorrections);
    }

    private static async Task<IResult> Approve([FromForm] IFormCollection form, CommandSender commands, Acting acting, PlanInForce plans, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var seen = Seen(form);
        return seen.Count == 0 ? Back(key, "done=nothing") : Moved(key, "approved", await commands.Send(new ApproveSheet(key, seen), acting.Actor, cancellation));
    }

    private static async Task<IResult> SendBack([FromForm] IFormCollection form, CommandSender commands, Acting acting, PlanInForce plans, HeldForms held, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var (seen, reason) = (Seen(form), Reason(form));
        return await Unreasoned(key, reason, held, acting) is { } unreasoned ? unreasoned
            : seen.Count == 0 ? Back(key, "done=nothing")
            : Moved(key, "sentback", await commands.Send(new SendBackSheet(key, [.. seen.Select(cell => cell.Key)], reason), acting.Actor, cancellation));
    }

    private static async Task<IResult> Decide([FromForm] IFormCollection form, CommandSender commands, Acting acting, PlanInForce plans, HeldForms held, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var (seen, reason, approves) = (Seen(form), Reason(form), form["then"] == "approve");
        return await Unreasoned(key, reason, held, acting) is { } unreasoned ? unreasoned
            : seen.Count == 0 ? Back(key, "done=nothing")
            : Moved(key, approves ? "corrected" : "notcorrected", await commands.Send(new DecideCorrection(key, seen, approves, reason), acting.Actor, cancellation));
    }

    private static IReadOnlyList<SeenCell> Seen(IFormCollection form) => [.. form["seen"].Select(CellCode.Read).OfType<SeenCell>()];
}
