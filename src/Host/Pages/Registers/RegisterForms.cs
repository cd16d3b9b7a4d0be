using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Registers;
using ActionPlan.ModuleKit;
using Mediator;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Registers;

/// <summary>Rows are added, corrected and withdrawn, registers confirmed. What cannot be taken comes back as it was typed.</summary>
internal static class RegisterForms
{
    /// <summary>The field that asks for the form again after a row was added.</summary>
    public const string Again = "again";

    /// <summary>The field that says that a row is another thing than the one it is alike to.</summary>
    public const string Distinct = "distinct";

    public static void MapRegisters(this IEndpointRouteBuilder app)
    {
        app.MapPost("/registers/{register}/add", Add).Needs(Right.EditRegisters);
        app.MapPost("/registers/{register}/{row:long}/edit", Edit).Needs(Right.EditRegisters);
        app.MapPost("/registers/{register}/{row:long}/withdraw", Withdraw).Needs(Right.EditRegisters);
        app.MapPost("/registers/{register}/confirm", Confirm).Needs(Right.ConfirmRegisters);
    }

    private static async Task<IResult> Add(string register, [FromForm] IFormCollection form, Sending sending)
    {
        if (KnownRegister.Find(register) is not { } known)
        {
            return TypedResults.NotFound();
        }

        var page = known.Path + "/new";
        var cells = CellsOf(known, form);
        var saved = sending.Read(known, cells) ?? await sending.Send(new EnterRow(known.Module.Name, register, cells, form.ContainsKey(Distinct)));
        return !saved.IsDone ? await sending.Back(page, form, saved, "add")
            : form.ContainsKey(Again) ? Onward.To(FormattableString.Invariant($"{page}?added={saved.RowId}{Outside(saved)}"))
            : Onward.To(known.RowPage(saved.RowId!.Value) + "?done=add" + Outside(saved));
    }

    private static async Task<IResult> Edit(string register, long row, [FromForm] IFormCollection form, Sending sending)
    {
        if (KnownRegister.Find(register) is not { } known)
        {
            return TypedResults.NotFound();
        }

        var cells = CellsOf(known, form);
        var saved = sending.Read(known, cells)
            ?? await sending.Send(
                new EditRow(known.Module.Name, register, row, Version(form), cells, form[Reasons.Field].ToString(), form.ContainsKey(Distinct)));
        return await Answer(known, row, "edit", form, saved, sending);
    }

    private static async Task<IResult> Withdraw(string register, long row, [FromForm] IFormCollection form, Sending sending) =>
        KnownRegister.Find(register) is not { } known
            ? TypedResults.NotFound()
            : await Answer(known, row, "withdraw", form,
                await sending.Send(new WithdrawRow(known.Module.Name, register, row, Version(form), form[Reasons.Field].ToString())), sending);

    private static async Task<IResult> Confirm(string register, [FromForm] string? area, [FromForm] string? period, CommandSender commands, Acting acting)
    {
        if (KnownRegister.Find(register) is not { } known || area is null || !Period.TryParse(period, out var asked))
        {
            return TypedResults.NotFound();
        }

        var confirmed = await commands.Send(new ConfirmRegister(known.Module.Name, register, area, [asked]), acting.Actor);
        return Onward.To($"{known.ConfirmPage(area, asked)}&said={confirmed.Outcome}");
    }

    private static async Task<IResult> Answer(KnownRegister known, long row, string what, IFormCollection form, RowSaved saved, Sending sending) => saved switch
    {
        { Outcome: RowOutcome.NotThere } => TypedResults.NotFound(),
        { IsDone: true } => Onward.To($"{known.RowPage(row)}?done={(saved.Outcome == RowOutcome.Unchanged ? "nothing" : what)}{Outside(saved)}"),
        _ => await sending.Back(known.RowPage(row), form, saved, what),
    };

    private static string Outside(RowSaved saved) => saved.IsOutsideTerm ? "&outside=1" : "";

    private static IReadOnlyDictionary<string, string> CellsOf(KnownRegister known, IFormCollection form) =>
        CellText.FromTyped(known.Register,
            known.Register.Columns.ToDictionary(column => column.Name, column => form[column.Name].ToString(), StringComparer.Ordinal));

    private static int Version(IFormCollection form) =>
        int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>Sends in the name of whoever asks, and leads back to the form with what was typed.</summary>
    internal sealed class Sending(CommandSender commands, Acting acting, HeldForms held, PlanInForce plans, TimeProvider time)
    {
        /// <summary>What is wrong with the cells; null if nothing is. A row without its area is nobody's to refuse yet.</summary>
        public RowSaved? Read(KnownRegister known, IReadOnlyDictionary<string, string> cells) =>
            known.Register.Read(cells, RegisterCsvReader.OutlineOf(plans.Current, plans.Current.Today(time))).Problems is { Count: > 0 } problems
                ? RowSaved.Wrong(problems) : null;

        public async Task<RowSaved> Send(ICommand<RowSaved> command) => await commands.Send(command, acting.Actor);

        public async Task<IResult> Back(string page, IFormCollection form, RowSaved saved, string what)
        {
            var why = saved switch { { Locked: not null } => "Locked", { Problems.Count: > 0 } => "Wrong", _ => saved.Outcome.ToString() };
            var about = saved.Locked?.ToString() ?? saved.RowId?.ToString(CultureInfo.InvariantCulture) ?? "";
            return await held.Back(page, KeptForm.Of(why, form, what, about, saved.AlikeText ?? "", saved.InPlan ?? ""), at: what);
        }
    }
}
