using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Plans;

/// <summary>A person's word on the plan's versions.</summary>
internal static class PlanForms
{
    /// <summary>The page that finds what was typed.</summary>
    public const string Page = "plan";

    public const string Reason = "reason";

    public static void MapPlanVersions(this IEndpointRouteBuilder app)
    {
        app.MapPost("/plan/publish", Publish).Needs(Right.EditUnitsAndAreas);
    }

    private static async Task<RedirectHttpResult> Publish(
        [FromForm] string? version, [FromForm] string? from, [FromForm] string? reason, [FromForm] bool? replace, CommandSender commands, PlanInForce plans,
        NewFigures news, Acting acting, HeldForms held)
    {
        if (!string.IsNullOrEmpty(from) && !Period.TryParse(from, out _))
        {
            return Refused(PublishOutcome.OutsideTerm, null, null);
        }

        var first = string.IsNullOrEmpty(from) ? (Period?)null : Period.Parse(from);
        var published = await commands.Send(new PublishPlan(version ?? "", first, reason ?? "", replace == true), acting.Actor, CancellationToken.None);
        if (published.Outcome != PublishOutcome.Done)
        {
            return Refused(published.Outcome, from, await held.Hold(Page, KeptForm.With(published.Outcome.ToString(), (Reason, reason))));
        }

        await plans.Load(CancellationToken.None);
        // Quarters that were judged already are judged by it in the background.
        news.Tell();
        return Onward.To("/plan?done=published");
    }

    private static RedirectHttpResult Refused(PublishOutcome outcome, string? from, string? kept) => Onward.To(
        $"/plan?refused={outcome}{(string.IsNullOrEmpty(from) ? "" : "&from=" + Uri.EscapeDataString(from))}{(kept is null ? "" : "&kept=" + kept)}#publish");
}
