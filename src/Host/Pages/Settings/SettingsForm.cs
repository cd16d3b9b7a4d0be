using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures.Entry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Settings;

internal static class SettingsForm
{
    public static void MapSettings(this IEndpointRouteBuilder app) => app.MapPost("/settings", Save).Needs(Right.LockPeriods);

    private static async Task<RedirectHttpResult> Save(
        [FromForm] string? provisional, [FromForm] string? secondPerson, CommandSender commands, Acting acting, CancellationToken cancellation)
    {
        await commands.Send(new SetWorkingRules(new WorkingRules(provisional == "on", secondPerson == "on")), acting.Actor, cancellation);
        return Onward.To("/settings?saved=1");
    }
}
