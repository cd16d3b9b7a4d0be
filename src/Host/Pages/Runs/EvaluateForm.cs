using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Runs;

/// <summary>'Đánh giá ngay': evaluates, then leads to a page that says what changed, or that nothing did.</summary>
internal static class EvaluateForm
{
    public static void MapEvaluate(this IEndpointRouteBuilder app) => app.MapPost("/runs/evaluate", Evaluate).Needs(Right.Evaluate);

    private static async Task<RedirectHttpResult> Evaluate([FromForm] string? period, CommandSender commands, NewFigures news, Acting acting)
    {
        if (!Period.TryParse(period, out var quarter))
        {
            return To("/runs?refused=", period);
        }

        // Not the request's own cancellation: a run that was asked for is finished, whoever closes the page.
        var result = await commands.Send(new EvaluateQuarter(quarter, RunTrigger.Manual), acting.Actor, CancellationToken.None);
        // Issued reports may be behind it.
        news.Tell();
        return result.Outcome switch
        {
            EvaluationOutcome.Completed => Onward.To(FormattableString.Invariant($"/runs/{result.RunId}?new=1")),
            EvaluationOutcome.NothingChanged => To("/runs?unchanged=", period),
            EvaluationOutcome.NotClosed => To("/runs?early=", period),
            _ => To("/runs?refused=", period),
        };
    }

    private static RedirectHttpResult To(string page, string? period) => Onward.To(page + Uri.EscapeDataString(period ?? ""));
}
