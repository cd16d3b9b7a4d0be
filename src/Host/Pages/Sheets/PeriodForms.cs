using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Rights;
using Microsoft.AspNetCore.Mvc;
using static ActionPlan.Host.Pages.Sheets.SheetForms;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>The office locks a quarter and opens it again.</summary>
internal static class PeriodForms
{
    public static void MapPeriods(this IEndpointRouteBuilder sheets)
    {
        sheets.MapPost("/lock", Lock).Needs(Right.LockPeriods);
        sheets.MapPost("/reopen", Reopen).Needs(Right.LockPeriods);
    }

    private static async Task<IResult> Lock([FromForm] IFormCollection form, CommandSender commands, Acting acting, PlanInForce plans, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var locked = await commands.Send(new LockPeriod(key.Area, key.Quarter, DespiteOpen: form["despite"] == "on"), acting.Actor, cancellation);
        return Back(key, locked.Outcome switch
        {
            LockOutcome.StillOpen => "done=stillopen",
            LockOutcome.NoSuchPeriod => "done=notyet",
            _ => "done=locked",
        });
    }

    private static async Task<IResult> Reopen([FromForm] IFormCollection form, CommandSender commands, Acting acting, PlanInForce plans, HeldForms held, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var reason = Reason(form);
        if (await Unreasoned(key, reason, held, acting) is { } unreasoned)
        {
            return unreasoned;
        }

        await commands.Send(new ReopenPeriod(key.Area, key.Quarter, reason), acting.Actor, cancellation);
        return Back(key, "done=reopened");
    }
}
