using ActionPlan.Host.Access;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Pages.Excel;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>The buttons of a sheet. What cannot be taken is kept and told; nothing is overwritten unseen.</summary>
internal static class SheetForms
{
    public static void MapSheets(this IEndpointRouteBuilder app)
    {
        app.MapPost("/figures/sheet/save", Save).Needs(Right.EnterFigures);
        app.MapPost("/figures/sheet/take-back", TakeBack).Needs(Right.EnterFigures);
        app.MapPost("/figures/sheet/approve", Approve).Needs(Right.ApproveFigures);
        app.MapPost("/figures/sheet/send-back", SendBack).Needs(Right.ApproveFigures);
        app.MapPost("/figures/sheet/correction", Decide).Needs(Right.DecideCorrections);
        app.MapPost("/figures/sheet/lock", Lock).Needs(Right.LockPeriods);
        app.MapPost("/figures/sheet/reopen", Reopen).Needs(Right.LockPeriods);
    }

    public static string Address(SheetKey key) => $"/figures/{Uri.EscapeDataString(key.Unit)}/{Uri.EscapeDataString(key.Area)}/{key.Quarter}";

    private static async Task<IResult> Save(
        [FromForm] IFormCollection form, Commands commands, Acting acting, PlanInForce plans, KeptSheets kept, IStringLocalizer<SheetTexts> words, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var typed = TypedSheet.Read(form);
        var (cells, unread) = typed.Changes();
        var saved = cells.Count > 0 ? await commands.Send(new SaveDrafts(key, cells), acting.Actor, cancellation) : new DraftsSaved(true, []);
        var took = saved.Cells.Count(cell => cell.Result == CellResult.Saved);
        if (unread.Count > 0 || saved.Cells.Any(cell => cell.IsBad))
        {
            return Back(key, FormattableString.Invariant($"saved={took}&kept={kept.Keep(acting.Actor, key, typed.Kept(unread, saved.Cells, words, plans.Current.TimeZone))}"));
        }

        if (form["then"] != "submit")
        {
            return Back(key, FormattableString.Invariant($"saved={took}"));
        }

        var moved = await commands.Send(new SubmitSheet(key), acting.Actor, cancellation);
        return moved.Refused.Count == 0
            ? Back(key, FormattableString.Invariant($"done=submitted&cells={moved.Cells}"))
            : Back(key, "kept=" + kept.Keep(acting.Actor, key, typed.Kept(unread, moved.Refused, words, plans.Current.TimeZone)));
    }

    private static async Task<IResult> TakeBack([FromForm] IFormCollection form, Commands commands, Acting acting, PlanInForce plans, CancellationToken cancellation) =>
        Key(form, plans, acting) is { } key
            ? Moved(key, "takenback", await commands.Send(new TakeBackSheet(key), acting.Actor, cancellation))
            : TypedResults.NotFound();

    private static async Task<IResult> Approve([FromForm] IFormCollection form, Commands commands, Acting acting, PlanInForce plans, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var seen = TypedSheet.Read(form).Seen(Waiting(form));
        return seen.Count == 0 ? Back(key, "done=nothing") : Moved(key, "approved", await commands.Send(new ApproveSheet(key, seen), acting.Actor, cancellation));
    }

    private static async Task<IResult> SendBack([FromForm] IFormCollection form, Commands commands, Acting acting, PlanInForce plans, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var reason = Reason(form);
        return reason.Length == 0
            ? Back(key, "done=noreason")
            : Moved(key, "sentback", await commands.Send(new SendBackSheet(key, null, reason), acting.Actor, cancellation));
    }

    private static async Task<IResult> Decide([FromForm] IFormCollection form, Commands commands, Acting acting, PlanInForce plans, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var reason = Reason(form);
        if (reason.Length == 0)
        {
            return Back(key, "done=noreason");
        }

        var cells = 0;
        foreach (var seen in TypedSheet.Read(form).Seen(Waiting(form)))
        {
            var moved = await commands.Send(new DecideCorrection(key, seen, form["then"] == "approve", reason), acting.Actor, cancellation);
            if (moved.Refused.Count > 0)
            {
                return Back(key, "done=changed");
            }

            cells += moved.Cells;
        }

        return Back(key, FormattableString.Invariant($"done={(form["then"] == "approve" ? "corrected" : "notcorrected")}&cells={cells}"));
    }

    private static async Task<IResult> Lock([FromForm] IFormCollection form, Commands commands, Acting acting, PlanInForce plans, CancellationToken cancellation)
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

    private static async Task<IResult> Reopen([FromForm] IFormCollection form, Commands commands, Acting acting, PlanInForce plans, CancellationToken cancellation)
    {
        if (Key(form, plans, acting) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var reason = Reason(form);
        if (reason.Length == 0)
        {
            return Back(key, "done=noreason");
        }

        await commands.Send(new ReopenPeriod(key.Area, key.Quarter, reason), acting.Actor, cancellation);
        return Back(key, "done=reopened");
    }

    private static SheetKey? Key(IFormCollection form, PlanInForce plans, Acting acting) =>
        ExcelForms.Key(plans.Current, acting.Actor, form["unit"], form["area"], form["quarter"]);

    private static string Reason(IFormCollection form) => form["why"].ToString().Trim();

    // The page marks what it showed as waiting; the command looks again.
    private static HashSet<CellKey> Waiting(IFormCollection form)
    {
        var waiting = new HashSet<CellKey>();
        for (var number = 0; form.TryGetValue(TypedSheet.Field(number, "figure"), out var figure); number++)
        {
            if (form[TypedSheet.Field(number, "waiting")] == "yes" && Kernel.Period.TryParse(form[TypedSheet.Field(number, "period")], out var period))
            {
                waiting.Add(new CellKey(figure.ToString(), form[TypedSheet.Field(number, "area")].ToString(), period));
            }
        }

        return waiting;
    }

    private static RedirectHttpResult Moved(SheetKey key, string what, SheetMoved moved) => moved.Refused.Count > 0
        ? Back(key, "done=changed")
        : Back(key, FormattableString.Invariant($"done={what}&cells={moved.Cells}"));

    private static RedirectHttpResult Back(SheetKey key, string told) => TypedResults.LocalRedirect(Address(key) + "?" + told);
}
