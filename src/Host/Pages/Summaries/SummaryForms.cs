using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Summaries;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Summaries;

/// <summary>Mailing a summary.</summary>
internal static class SummaryForms
{
    public static void MapSummaries(this IEndpointRouteBuilder app) => app.MapPost("/summaries/send", Send).Needs(Right.WriteReports);

    private static async Task<IResult> Send(
        [FromForm] string? of, [FromForm] string? id, [FromForm] string? quarter, [FromForm] string? area, CommandSender commands, Acting acting)
    {
        if (!Enum.TryParse<SummaryOf>(of, out var kind) || !Enum.IsDefined(kind) || !Period.TryParse(quarter, out var period) || period.IsYear)
        {
            return TypedResults.NotFound();
        }

        var subject = new SummarySubject(kind, id ?? "");
        var result = await commands.Send(new SendSummary(subject, period, area ?? ""), acting.Actor);
        return result.Known ? Onward.To(FormattableString.Invariant($"{subject.Address(period, area!)}&sent={result.Sent}")) : TypedResults.NotFound();
    }
}
