using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Plans;
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

    // Letters are written before an alert has its number.
    private static async Task<RedirectHttpResult> Find(string module, string target, string? area, AppDb db, PlanInForce plans, CancellationToken cancellation)
    {
        var key = $"{module}.{target}";
        return Onward.To(await AlertView.Newest(db, plans.Current.Id, key, area, cancellation) is { } id ? Address(id) : $"/targets/{Uri.EscapeDataString(module)}/{Uri.EscapeDataString(target)}");
    }
}
