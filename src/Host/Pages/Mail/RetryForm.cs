using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Mail;

/// <summary>'Gửi lại': queues a message that did not arrive, then says whether it could.</summary>
internal static class RetryForm
{
    public static void MapRetry(this IEndpointRouteBuilder app) => app.MapPost("/mail/retry", Retry).Needs(Right.ManageMail);

    private static async Task<RedirectHttpResult> Retry([FromForm] long id, CommandSender commands, Acting acting, CancellationToken cancellation) =>
        Onward.To(FormattableString.Invariant($"/mail/{id}?retry={await commands.Send(new RetryMessage(id), acting.Actor, cancellation)}"));
}
