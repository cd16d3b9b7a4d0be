using System.Threading.RateLimiting;
using ActionPlan.Host.Access;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Host.Authoring.Testing;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Shell;
using Mediator;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Workbench;

/// <summary>Writing on a module's rules, proposing and deciding.</summary>
internal static class WorkbenchForms
{
    public const string Limit = "rules";

    // Each look at a draft checks it, and may judge quarters by it: an editor is no way to keep the server busy.
    private const int LooksAMinute = 60;

    public static void MapWorkbench(this IEndpointRouteBuilder app)
    {
        app.MapPost("/rules/{module}/save", Save).Needs(Right.DraftRules).RequireRateLimiting(Limit);
        app.MapGet("/rules/versions/{version}/files", Files).Needs(Right.DraftRules);
        app.MapGet("/rules/{module}/words", Words).Needs(Right.DraftRules);
        app.MapGet("/rules/try/progress", IResult (TryProgress progress, Acting acting, IStringLocalizer<WorkbenchTexts> words) =>
            TypedResults.Json(Told(progress.Of(acting.Actor.UserId), words))).Needs(Right.ReadPlan);
        app.MapPost("/rules/{module}/check", Check).Needs(Right.DraftRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/{module}/keep", Keep).Needs(Right.DraftRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/{module}/value", Value).Needs(Right.EditRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/{module}/form", SaveForm).Needs(Right.DraftRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/{module}/remove", Remove).Needs(Right.DraftRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/{module}/restore", Restore).Needs(Right.DraftRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/{module}/tests", AddTest).Needs(Right.DraftRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/{module}/tests/drop", DropTest).Needs(Right.DraftRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/{module}/propose", Propose).Needs(Right.DraftRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/{module}/take-over/{id:long}", (string module, long id, [FromForm] IFormCollection form, FormSending sending) =>
                sending.Send($"rules/{module}", "over", form, new TakeOverRules(module, id, form["seen"].ToString())))
            .Needs(Right.DraftRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/{module}/take-back", TakeBack).Needs(Right.DraftRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/folder/propose", ProposeFolder).Needs(Right.PublishRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/folder/take-back", ([FromForm] IFormCollection form, FormSending sending) =>
            sending.Send("rules/folder", "back", form, new TakeBackRules(RuleDraftRow.OfFolder))).Needs(Right.PublishRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/{module}/two-people", SwitchTwo).Needs(Right.EditUnitsAndAreas);
        app.MapPost("/rules/versions/{seq:long}/withdraw", Withdraw).Needs(Right.PublishRules).RequireRateLimiting(Limit);
        app.MapPost("/rules/decide/{id:long}", Decide).Needs(Right.PublishRules).RequireRateLimiting(Limit);
    }

    public static RateLimitPartition<string> Of(HttpContext context) => RateLimitPartition.GetFixedWindowLimiter(
        context.RequestServices.GetRequiredService<Acting>().Actor.UserId ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = LooksAMinute, Window = TimeSpan.FromMinutes(1) });

    private static async Task<IResult> Words(string module, RuleForms forms, HttpContext context) =>
        await forms.Figures(module, context.RequestAborted) is { } figures ? TypedResults.Json(EditorWords.Of(module, figures, forms.Units))
            : TypedResults.NotFound();

    private static async Task<IResult> Files(string version, RuleVersions versions, PlanInForce plans, HttpContext context) =>
        await versions.Folder(version, context.RequestAborted) is { } folder
            ? TypedResults.File(folder, "application/zip", $"{plans.Current.Id}-{version[..8]}.zip") : TypedResults.NotFound();

    /// <summary>What the checks say of a text that is being written; nothing is kept.</summary>
    private static async Task<IResult> Check(string module, [FromForm] IFormCollection form, RuleWorkbench workbench, HttpContext context) =>
        await workbench.Check(module, form["text"].ToString().ReplaceLineEndings("\n"), form["base"].ToString(), context.RequestAborted) is { } problems
            ? TypedResults.Json(problems.Select(EditorWords.Of))
            : TypedResults.NotFound();

    /// <summary>How far one's own try-out has come.</summary>
    private static TryTold Told((int Done, int All)? at, IStringLocalizer<WorkbenchTexts> words) =>
        new(at is (var done, var all) ? words["TryAt", Show.Number(done), Show.Number(all)] : words["TryBegins"]);

    private static Task<IResult> Save(string module, [FromForm] IFormCollection form, FormSending sending) => sending.Send(
        $"rules/{module}", "save", form,
        new SaveRuleDraft(module, form["text"].ToString(), form["base"].ToString(), SeenBy(form)) { Over = form.Chosen("mine") });

    /// <summary>Keeps what is being written, and says by what the next save knows that it has seen this one.</summary>
    private static async Task<IResult> Keep(string module, [FromForm] IFormCollection form, CommandSender commands, Acting acting, PlanInForce plans,
        TimeProvider clock, IStringLocalizer<WorkbenchTexts> words)
    {
        var text = form["text"].ToString().ReplaceLineEndings("\n");
        var reply = await commands.Send(
            new SaveRuleDraft(module, text, form["base"].ToString(), form["seen"].ToString()), acting.Actor, CancellationToken.None);
        return reply == DraftReply.Unknown ? TypedResults.NotFound() : TypedResults.Json(reply == DraftReply.Done
            ? new KeptDraft(RuleDraftRow.DigestOf(text), words["KeptAt", Show.Moment(clock.GetUtcNow(), plans.Current.TimeZone)])
            : new KeptDraft(null, words["Reply." + reply]));
    }

    /// <summary>What a target gives for the last quarters as it is being written; nothing is kept.</summary>
    private static async Task<IResult> Value(string module, [FromForm] IFormCollection form, FormulaValues values, RuleForms forms, ValueWords words,
        HttpContext context) =>
        await values.Try(module, form.Chosen("thing"), Fields(FormShape.Target, form), form["base"].ToString(), context.RequestAborted) is { } tried
            ? TypedResults.Json(words.Of(form["value"].ToString(), tried, await forms.Figures(module, context.RequestAborted) ?? []))
            : TypedResults.NotFound();

    private static Dictionary<string, string> Fields(FormShape shape, IFormCollection form) => form.Keys.ToDictionary(
        name => name,
        name => FieldTexts.Sent(shape.Fields.FirstOrDefault(field => field.Name == name)?.Kind ?? FieldKind.Text, form[name].ToString()),
        StringComparer.Ordinal);

    public static string FormAddress(string module, string list, string? id) => $"rules/{module}/{list}{(id is null ? "" : "/" + Uri.EscapeDataString(id))}";

    /// <summary>Which draft somebody means to change: what he typed takes the place of another window's save where he says that he has seen that.</summary>
    private static string SeenBy(IFormCollection form) => form.Chosen("over") ?? form["seen"].ToString();

    private static async Task<IResult> SaveForm(string module, [FromForm] IFormCollection form, RuleForms forms, FormSending sending,
        HeldForms held, CancellationToken cancellation)
    {
        if (FormShape.Of(module, form["list"].ToString()) is not { } shape)
        {
            return TypedResults.NotFound();
        }

        var fields = Fields(shape, form);
        var (known, begunOn) = (form.Chosen("thing"), form["base"].ToString());
        var written = await forms.Write(module, shape, known, fields, begunOn, cancellation);
        if (written.Text is not { } text)
        {
            return written.Reply switch
            {
                DraftReply.Unknown => TypedResults.NotFound(),
                // What was typed is kept, as a thing that is not there yet.
                DraftReply.Gone => await held.Back(FormAddress(module, shape.List, null),
                    new KeptForm("TakenAway", new Dictionary<string, string>(fields, StringComparer.Ordinal) { ["id"] = known ?? "" }, [])),
                var reply => await sending.Back(FormAddress(module, shape.List, known), "form", form, reply.ToString()),
            };
        }

        var next = FormAddress(module, shape.List, written.Id);
        if (written.Doubtful.Count > 0)
        {
            next += "?kept=" + await held.Hold(next, KeptForm.With(RuleFormView.Doubtful, [.. written.Doubtful.Select(name => (name, fields[name]))]));
        }

        return await sending.Send(FormAddress(module, shape.List, known), "save", form,
            new SaveRuleDraft(module, text, begunOn, written.Seen ?? SeenBy(form)), next);
    }

    private static async Task<IResult> Remove(string module, [FromForm] IFormCollection form, ThingRemoval removals, FormSending sending,
        CancellationToken cancellation) =>
        FormShape.Of(module, form["list"].ToString()) is { } shape && form.Chosen("thing") is { } thing
            && await removals.Write(module, shape, thing, cancellation) is { } text
            ? await sending.Send($"rules/{module}", "remove", form, new SaveRuleDraft(module, text, form["base"].ToString(), form["seen"].ToString()))
            : await sending.Back($"rules/{module}", "gone", form, nameof(DraftReply.Gone));

    /// <summary>The module's rules as a version had them become the draft: nothing of what was since is undone by that alone.</summary>
    private static async Task<IResult> Restore(string module, [FromForm] IFormCollection form, RuleVersions versions, RuleWorkbench workbench,
        PlanInForce plans, FormSending sending, CancellationToken cancellation) =>
        await versions.TextOf(module, form["version"].ToString(), cancellation) is not { } text || await workbench.Draft(module, cancellation) is not { } draft
            ? TypedResults.NotFound()
            // What somebody wrote is not lost to a version of old without his word.
            : draft.Own is { State: RuleDraftState.Draft } && form.Chosen("over") != draft.Seen
            ? await sending.Back("rules/versions", "over", form, "HasDraft")
            : await sending.Send($"rules/{module}", "restore", form, new SaveRuleDraft(module, text, plans.Current.Version, draft.Seen));

    /// <summary>The case on the screen becomes a test of the draft.</summary>
    private static async Task<IResult> AddTest(string module, [FromForm] IFormCollection form, FormSending sending)
    {
        var page = form.Chosen("try") is { } tried ? $"rules/{module}?try={Uri.EscapeDataString(tried)}" : $"rules/{module}";
        return CaseName.Read(form["case"].ToString(), form["status"].ToString(), form["given"]) is { } one
            ? await sending.Send(page, "test", form, new AddRuleTest(module, one))
            : await sending.Back(page, "test", form, nameof(DraftReply.NoCase));
    }

    private static Task<IResult> DropTest(string module, [FromForm] IFormCollection form, FormSending sending) =>
        sending.Send($"rules/{module}", "drop", form, new DropRuleTest(module, new KnownTest(form["file"].ToString(), form["test"].ToString())));

    private static Task<IResult> Propose(string module, [FromForm] IFormCollection form, FormSending sending) => Ask($"rules/{module}", form, sending,
        from => new ProposeRules(module, form["seen"].ToString(), form["reason"].ToString(), form["document"].ToString(), from, Confirmed(form)));

    private static Task<IResult> ProposeFolder([FromForm] IFormCollection form, FormSending sending) => Ask("rules/folder", form, sending,
        from => new ProposeFolder(form["seen"].ToString(), form["reason"].ToString(), form["document"].ToString(), from, Confirmed(form)));

    private static async Task<IResult> Ask(string page, IFormCollection form, FormSending sending, Func<Period?, ICommand<DraftReply>> command)
    {
        var from = form.Chosen("from");
        return from is not null && !Period.TryParse(from, out _)
            ? await sending.Back(page, "propose", form, nameof(DraftReply.OutsideTerm))
            : await sending.Send(page, "propose", form, command(from is null ? null : Period.Parse(from)));
    }

    private static IReadOnlyList<string> Confirmed(IFormCollection form) => [.. form["warning"].OfType<string>()];

    private static async Task<IResult> SwitchTwo(string module, [FromForm] IFormCollection form, PlanInForce plans, FormSending sending)
    {
        var answer = await sending.Send("rules", "two", form, new SetTwoPeople(module, form["on"] == "true"));
        // A change that waited for two people may not have to any longer.
        await plans.Load(CancellationToken.None);
        return answer;
    }

    private static Task<IResult> TakeBack(string module, [FromForm] IFormCollection form, FormSending sending) =>
        sending.Send($"rules/{module}", "back", form, new TakeBackRules(module));

    private static async Task<IResult> Withdraw(long seq, [FromForm] IFormCollection form, PlanInForce plans, FormSending sending)
    {
        var answer = await sending.Send("rules/versions", "withdraw", form, new WithdrawPublication(seq, form["reason"].ToString()));
        // The files take their place again.
        await plans.Load(CancellationToken.None);
        return answer;
    }

    private static async Task<IResult> Decide(
        long id, [FromForm] IFormCollection form, CommandSender commands, RuleWorkbench workbench, HeldForms held, AllPlans plans, NewFigures news,
        Acting acting)
    {
        var reply = await commands.Send(
            new DecideRules(id, form["seen"].ToString(), form["against"].ToString(), form["verdict"] == "publish", form["remark"].ToString(),
                form["replace"] == "true"), acting.Actor, CancellationToken.None);
        if (reply is DraftReply.Unknown)
        {
            return await workbench.NoLongerWaits(id, CancellationToken.None) is null ? TypedResults.NotFound() : Onward.To($"/rules/decide/{id}");
        }

        if (reply != DraftReply.Done)
        {
            return await held.Back($"rules/decide/{id}", KeptForm.Of(reply.ToString(), form, "decide"));
        }

        // The file takes its place, and quarters that were judged already are judged by it in the background.
        await plans.Load(CancellationToken.None);
        news.Tell();
        return Onward.To("/rules?done=decide");
    }
}
