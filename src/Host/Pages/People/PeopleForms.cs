using ActionPlan.Host.Access;
using ActionPlan.Host.Access.People;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Rights;
using Mediator;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.People;

/// <summary>The forms of the pages on people; each sends one command.</summary>
internal static class PeopleForms
{
    /// <summary>For which pages what was typed is kept.</summary>
    public const string Page = "/admin/people";

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        var people = app.MapGroup("/admin/people").Needs(Right.ManagePeople);
        people.MapPost("/new", Create);
        people.MapPost("/{id}/edit", (string id, [FromForm] string? name, [FromForm] string? unit, [FromForm] string? email, [FromForm] string? distinct, Sending sending) =>
            sending.Send(new EditPerson(id, new PersonFacts(name, unit, email, distinct == "yes"))));
        people.MapPost("/{id}/grant", Grant);
        people.MapPost("/{id}/revoke", (string id, [FromForm] long grant, Sending sending) => sending.Send(new RevokeRole(id, grant)));
        people.MapPost("/{id}/active", (string id, [FromForm] bool active, Sending sending) => sending.Send(new SetPersonActive(id, active)));
        people.MapPost("/{id}/password", (string id, [FromForm] IFormCollection form, Sending sending) => sending.Send(new GiveNewPassword(id)));
        people.MapPost("/{id}/unlock", (string id, [FromForm] IFormCollection form, Sending sending) => sending.Send(new UnlockPerson(id)));
        people.MapPost("/{id}/two-factor", (string id, [FromForm] IFormCollection form, Sending sending) => sending.Send(new ResetTwoFactor(id)));
        people.MapPost("/{id}/unlink", (string id, [FromForm] IFormCollection form, Sending sending) => sending.Send(new UnlinkPerson(id)));
    }

    private static Task<IResult> Create(
        [FromForm] string? userName, [FromForm] string? name, [FromForm] string? unit, [FromForm] string? email, [FromForm] string? distinct, Sending sending) =>
        sending.Send(new CreatePerson(userName ?? "", new PersonFacts(name, unit, email, distinct == "yes")));

    private static Task<IResult> Grant(
        string id, [FromForm] string? role, [FromForm] string? unit, [FromForm] string? module, [FromForm] string? area, Sending sending) =>
        sending.Send(new GrantRole(id, new Grant(
            Enum.TryParse<Role>(role, out var known) ? known : (Role)(-1), Chosen(unit), Chosen(module), Chosen(area))));

    private static string? Chosen(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>Sends in the name of whoever asks, and leads to the page that says how it ended.</summary>
    internal sealed class Sending(CommandSender commands, Acting acting, IHttpContextAccessor contexts, HeldForms held)
    {
        public async Task<IResult> Send(ICommand<PersonChange> command)
        {
            var change = await commands.Send(command, acting.Actor);
            if (change is { Password: { } password, Id: { } id })
            {
                contexts.HttpContext!.Response.Headers.CacheControl = "no-store";
                return new RazorComponentResult<OneTimePasswordPage>(new { Password = password, Id = id });
            }

            var page = change.Id is { } person ? $"/admin/people/{Uri.EscapeDataString(person)}" : "/admin/people";
            return TypedResults.LocalRedirect(page + (change.Problem is { } problem ? $"?refused={Uri.EscapeDataString(problem)}&kept={Uri.EscapeDataString(await Typed(problem))}" : "?done=1"));
        }

        // No form of these pages holds a secret.
        private Task<string> Typed(string problem) => held.Hold(acting.Actor, Page, KeptForm.Of(problem, contexts.HttpContext!.Request.Form));
    }
}
