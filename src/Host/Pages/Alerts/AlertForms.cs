using System.Globalization;
using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Rights;
using Mediator;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

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

    public static string Address(long id) => FormattableString.Invariant($"/alerts/{id}");

    private static Task<IResult> Answer(long id, [FromForm] IFormCollection form, Sending sending) => Day(form) is { } day
        ? sending.Send(id, "answer", form, new AnswerAlert(id, form["cause"], form["remedy"], form["person"], day, ToldNumber.Of(form["known"])))
        : sending.Back(id, "answer", form, AlertReply.Incomplete);

    private static Task<IResult> Ask(long id, [FromForm] IFormCollection form, Sending sending) => Day(form) is { } day
        ? sending.Send(id, "ask", form, new AskExplanation(id, form["text"], day))
        : sending.Back(id, "ask", form, AlertReply.Incomplete);

    private static Task<IResult> Explain(long id, [FromForm] IFormCollection form, Sending sending) =>
        sending.Send(id, "explain", form, new GiveExplanation(id, ToldNumber.Of(form[Question]) ?? 0, form["text"]));

    // Letters are written before an alert has its number.
    private static async Task<RedirectHttpResult> Find(string module, string target, string? area, AppDb db, PlanInForce plans, CancellationToken cancellation)
    {
        var key = $"{module}.{target}";
        var newest = await db.Alerts.Where(row => row.PlanId == plans.Current.Id && row.Target == key && (area == null || row.Area == area))
            .OrderByDescending(row => row.Id).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellation);
        return TypedResults.LocalRedirect(newest is { } id ? Address(id) : $"/targets/{Uri.EscapeDataString(module)}/{Uri.EscapeDataString(target)}");
    }

    private static DateOnly? Day(IFormCollection form) =>
        DateOnly.TryParseExact(form["by"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Sends in the name of whoever asks, and leads back to the alert.</summary>
    internal sealed class Sending(CommandSender commands, Acting acting, HeldForms held)
    {
        public async Task<IResult> Send(long id, string what, IFormCollection form, ICommand<AlertReply> command) =>
            await commands.Send(command, acting.Actor) switch
            {
                AlertReply.Done => TypedResults.LocalRedirect($"{Address(id)}?done={what}"),
                AlertReply.Unknown => TypedResults.NotFound(),
                var reply => await Back(id, what, form, reply),
            };

        public async Task<IResult> Back(long id, string what, IFormCollection form, AlertReply reply)
        {
            var kept = await held.Hold(acting.Actor, Address(id), KeptForm.Of(reply.ToString(), form, what));
            return TypedResults.LocalRedirect($"{Address(id)}?kept={kept}{(what == "explain" ? "" : "#" + what)}");
        }
    }
}
