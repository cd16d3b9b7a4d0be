using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Pages.Excel;
using ActionPlan.Host.Pages.Sheets;
using Mediator;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Approvals;

/// <summary>Decides about figures of many sheets at once; each sheet is one command, so that what changed in one keeps none of the others.</summary>
internal static class ApprovalForms
{
    public const string Page = "approvals";
    private const int MostFields = 50_000;

    public static void MapApprovals(this IEndpointRouteBuilder app)
    {
        var approvals = app.MapGroup("/" + Page).WithFormOptions(valueCountLimit: MostFields);
        approvals.MapPost("/approve", Approve).Needs(Right.ApproveFigures);
        approvals.MapPost("/send-back", SendBack).Needs(Right.ApproveFigures);
    }

    /// <summary>A number as the form names it: its sheet, and the cell with what was shown in it. No id has a bar.</summary>
    public static string Code(SheetKey sheet, EntryCell cell) => $"{sheet.Unit}|{sheet.Area}|{sheet.Quarter}|{CellCode.Of(cell.Key, cell.Stamp)}";

    private static Task<IResult> Approve(
        [FromForm] IFormCollection form, CommandSender commands, Acting acting, PlanInForce plans, CancellationToken cancellation) =>
        Decide(form, "approved", (sheet, seen) => new ApproveSheet(sheet, seen), commands, acting, plans, cancellation);

    private static async Task<IResult> SendBack(
        [FromForm] IFormCollection form, CommandSender commands, Acting acting, PlanInForce plans, HeldForms held, CancellationToken cancellation) =>
        form.Line("why") switch
    {
        "" => Onward.To(Page + "?done=noreason"),
        { Length: > TypedText.Longest } reason =>
            Onward.To($"{Page}?done=longreason&kept={await held.Hold(Page, KeptForm.With("longreason", ("why", reason)))}"),
        var reason => await Decide(
            form, "sentback", (sheet, seen) => new SendBackSheet(sheet, [.. seen.Select(cell => cell.Key)], reason), commands, acting, plans, cancellation),
    };

    private static async Task<IResult> Decide(
        IFormCollection form, string what, Func<SheetKey, IReadOnlyList<SeenCell>, ICommand<SheetMoved>> command, CommandSender commands, Acting acting,
        PlanInForce plans, CancellationToken cancellation)
    {
        var chosen = form["seen"].Select(code => code?.Split('|', 4)).OfType<string[]>().Where(parts => parts.Length == 4)
            .Select(parts => (Sheet: ExcelForms.Key(plans, acting.Actor, parts[0], parts[1], parts[2]), Cell: CellCode.Read(parts[3])))
            .Where(one => one is { Sheet: not null, Cell: not null }).ToLookup(one => one.Sheet!, one => one.Cell!);
        var (cells, sheets, changed) = (0, 0, 0);
        var actor = acting.Actor;
        foreach (var sheet in chosen)
        {
            var moved = await commands.Send(command(sheet.Key, [.. sheet]), actor, cancellation);
            (cells, sheets, changed) = moved.Refused.Count > 0 ? (cells, sheets, changed + 1) : (cells + moved.Cells, sheets + 1, changed);
        }

        var told = chosen.Count == 0 ? "nothing" : cells == 0 && changed == 0 ? "gone" : what;
        return Onward.To(FormattableString.Invariant($"{Page}?done={told}&cells={cells}&sheets={sheets}&changed={changed}"));
    }
}
