using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Commitments;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Alerts;

/// <summary>Answering, asking and explaining. What cannot be taken comes back as it was typed.</summary>
internal static class AlertForms
{
    public const string Question = "question";

    public static void MapAlerts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/alerts/{id:long}/answer", Answer).Needs(Right.AnswerAlerts);
        app.MapPost("/alerts/{id:long}/explain", Explain).Needs(Right.AnswerAlerts);
        app.MapPost("/alerts/{id:long}/ask", Ask).Needs(Right.AskExplanation);
        app.MapPost("/alerts/{id:long}/carry", Carry).Needs(Right.AnswerAlerts);
        app.MapGet("/alerts/of/{module}/{target}", Find).Needs(Right.ReadPlan);
    }

    public static string Address(long id) => FormattableString.Invariant($"alerts/{id}");

    private static async Task<IResult> Answer(long id, [FromForm] IFormCollection form, FormSending sending) => form.Day("by") is { } day
        ? await sending.Send(Address(id), "answer", form, new AnswerAlert(id, form["cause"], form["remedy"], form["person"], day, form.Number("known")))
        : await sending.Back(Address(id), "answer", form, nameof(AlertReply.Incomplete));

    private static async Task<IResult> Ask(long id, [FromForm] IFormCollection form, FormSending sending) => form.Day("by") is { } day
        ? await sending.Send(Address(id), "ask", form, new AskExplanation(id, form["text"], day))
        : await sending.Back(Address(id), "ask", form, nameof(AlertReply.Incomplete));

    private static Task<IResult> Explain(long id, [FromForm] IFormCollection form, FormSending sending) =>
        sending.Send(Address(id), "explain", form, new GiveExplanation(id, form.Number(Question) ?? 0, form["text"]));

    /// <summary>The alert of the plan after with which a commitment goes on, as whoever acts sees it there.</summary>
    public static async Task<(PlanInForce Plan, AlertRow Alert, Actor Actor)?> Next(
        OtherPlans others, Rules.Plans.Plan plan, AlertRow alert, CancellationToken cancellation)
    {
        if (alert.Remedy is null || others.All.FirstOrDefault(one => one.Current.Earlier?.Plan.Id == plan.Id) is not { } next)
        {
            return null;
        }

        var actor = await others.As(next, cancellation);
        return await others.In(next, async db => (await CarriedCommitments.Successor(db, next.Current, alert, cancellation))!, cancellation) is { } there
            && actor.May(new Demand(Right.AnswerAlerts, there.Unit, Area: there.Area), next.Current) ? (next, there, actor) : null;
    }

    // First there, then here: whoever is stopped in between finds it there.
    private static async Task<IResult> Carry(
        long id, [FromForm] IFormCollection form, FormSending sending, CommandSender commands, OtherPlans others, AppDb db, PlanInForce plans, Acting acting,
        CancellationToken cancellation)
    {
        var plan = plans.Current;
        if (await db.Alerts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.PlanId == plan.Id, cancellation) is not { } alert)
        {
            return TypedResults.NotFound();
        }

        if (!acting.Actor.May(new Demand(Right.AnswerAlerts, alert.Unit, Area: alert.Area), plan))
        {
            throw new NotAllowedException($"may not answer alert {id}");
        }

        if (await Next(others, plan, alert, cancellation) is not var (next, there, actor))
        {
            return await sending.Back(Address(id), "carry", form, "NoAlertThere");
        }

        var taken = await commands.Send(next, new TakeOverCommitment(there.Id, id), actor, CancellationToken.None);
        return taken == AlertReply.Done
            ? await sending.Send(Address(id), "carry", form, new CarryOnCommitment(id, next.Current.Id, there.Id))
            : await sending.Back(Address(id), "carry", form, taken.ToString());
    }

    // Letters are written before an alert has its number.
    private static async Task<RedirectHttpResult> Find(string module, string target, string? area, AppDb db, PlanInForce plans, CancellationToken cancellation)
    {
        var key = $"{module}.{target}";
        return Onward.To(await new AlertViews(db).Newest(plans.Current.Id, key, area, cancellation) is { } id
            ? Address(id) : $"/targets/{Uri.EscapeDataString(module)}/{Uri.EscapeDataString(target)}");
    }
}
