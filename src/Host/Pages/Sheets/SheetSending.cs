using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Pages.Excel;
using Mediator;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>Takes a sheet's forms, in the name of whoever asks, and leads back to the sheet with what became of them.</summary>
internal sealed class SheetSending(CommandSender commands, Acting acting, PlanInForce plans, HeldForms held)
{
    /// <summary>The query's name for a reason that could not be taken and is kept.</summary>
    public const string KeptReason = "why";

    /// <summary>The sheet that a form is of; null where there is none such, or whoever asks may not see it.</summary>
    public SheetKey? Key(IFormCollection form) => ExcelForms.Key(plans, acting.Actor, form["unit"], form["area"], form["quarter"]);

    public async Task<IResult> Of(IFormCollection form, Func<SheetKey, Task<RedirectHttpResult>> answer) =>
        Key(form) is { } key ? await answer(key) : TypedResults.NotFound();

    /// <summary>What nobody does without saying why.</summary>
    public Task<IResult> Reasoned(IFormCollection form, Func<SheetKey, string, Task<RedirectHttpResult>> answer) =>
        Of(form, async key => form.Line("why") switch
    {
        "" => Back(key, "done=noreason"),
        { Length: > TypedText.Longest } reason =>
            Back(key, $"done=longreason&{KeptReason}={await held.Hold(key.Address, KeptForm.With("longreason", (KeptReason, reason)))}"),
        var reason => await answer(key, reason),
    });

    public Task<T> Send<T>(ICommand<T> command, CancellationToken cancellation) => commands.Send(command, acting.Actor, cancellation);

    public async Task<RedirectHttpResult> Move(SheetKey key, string what, ICommand<SheetMoved> command, CancellationToken cancellation) =>
        Moved(key, what, await Send(command, cancellation));

    public static RedirectHttpResult Moved(SheetKey key, string what, SheetMoved moved) => moved.Refused.Count > 0
        ? Back(key, "done=changed")
        : Back(key, FormattableString.Invariant($"done={what}&cells={moved.Cells}"));

    public static RedirectHttpResult Back(SheetKey key, string told) => Onward.To(key.Address + "?" + told);
}
