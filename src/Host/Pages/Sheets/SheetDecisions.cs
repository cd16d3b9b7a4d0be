using ActionPlan.Host.Access;
using ActionPlan.Host.Figures.Entry;
using Mediator;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>What the head and the office decide on a sheet, on exactly what the page showed them; and the office locks a quarter and opens it again.</summary>
internal static class SheetDecisions
{
    public static void MapDecisions(this IEndpointRouteBuilder sheets)
    {
        sheets.MapPost("/approve", Approve).Needs(Right.ApproveFigures);
        sheets.MapPost("/send-back", SendBack).Needs(Right.ApproveFigures);
        sheets.MapPost("/correction", Decide).Needs(Right.DecideCorrections);
        sheets.MapPost("/lock", Lock).Needs(Right.LockPeriods);
        sheets.MapPost("/reopen", Reopen).Needs(Right.LockPeriods);
    }

    private static Task<IResult> Approve([FromForm] IFormCollection form, SheetSending sending, CancellationToken cancellation) =>
        sending.Of(form, key => Move(form, key, "approved", seen => new ApproveSheet(key, seen), sending, cancellation));

    private static Task<IResult> SendBack([FromForm] IFormCollection form, SheetSending sending, CancellationToken cancellation) =>
        sending.Reasoned(form, (key, reason) =>
        Move(form, key, "sentback", seen => new SendBackSheet(key, [.. seen.Select(cell => cell.Key)], reason), sending, cancellation));

    private static Task<IResult> Decide([FromForm] IFormCollection form, SheetSending sending, CancellationToken cancellation) =>
        sending.Reasoned(form, (key, reason) =>
    {
        var approves = form["then"] == "approve";
        return Move(form, key, approves ? "corrected" : "notcorrected", seen => new DecideCorrection(key, seen, approves, reason), sending, cancellation);
    });

    private static Task<IResult> Lock([FromForm] IFormCollection form, SheetSending sending, CancellationToken cancellation) => sending.Of(form, async key =>
    {
        var locked = await sending.Send(new LockPeriod(key.Area, key.Quarter, DespiteOpen: form["despite"] == "on"), cancellation);
        return SheetSending.Back(key, locked.Outcome switch
        {
            LockOutcome.StillOpen => "done=stillopen",
            LockOutcome.NoSuchPeriod => "done=notyet",
            _ => "done=locked",
        });
    });

    private static Task<IResult> Reopen([FromForm] IFormCollection form, SheetSending sending, CancellationToken cancellation) =>
        sending.Reasoned(form, async (key, reason) =>
    {
        await sending.Send(new ReopenPeriod(key.Area, key.Quarter, reason), cancellation);
        return SheetSending.Back(key, "done=reopened");
    });

    private static async Task<RedirectHttpResult> Move(
        IFormCollection form, SheetKey key, string what, Func<IReadOnlyList<SeenCell>, ICommand<SheetMoved>> command, SheetSending sending,
        CancellationToken cancellation)
    {
        SeenCell[] seen = [.. form["seen"].Select(CellCode.Read).OfType<SeenCell>()];
        return seen.Length == 0 ? SheetSending.Back(key, "done=nothing") : await sending.Move(key, what, command(seen), cancellation);
    }
}
