using ActionPlan.Host.Access;
using ActionPlan.Host.Access.People;
using ActionPlan.Host.Commands;
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
        people.MapPost("/{id}/edit", Edit);
        people.MapPost("/{id}/grant", Grant);
        people.MapPost("/{id}/revoke", (string id, [FromForm] long grant, Sending sending) => sending.Send(new RevokeRole(id, grant)));
        people.MapPost("/{id}/active", (string id, [FromForm] bool active, Sending sending) => sending.Send(new SetPersonActive(id, active)));
        people.MapPost("/{id}/password", (string id, [FromForm] IFormCollection form, Sending sending) => sending.Send(new GiveNewPassword(id)));
        people.MapPost("/{id}/unlock", (string id, [FromForm] IFormCollection form, Sending sending) => sending.Send(new UnlockPerson(id)));
        people.MapPost("/{id}/two-factor", (string id, [FromForm] IFormCollection form, Sending sending) => sending.Send(new ResetTwoFactor(id)));
        people.MapPost("/{id}/unlink", (string id, [FromForm] IFormCollection form, Sending sending) => sending.Send(new UnlinkPerson(id)));
    }

    private static Task<IResult> Create([FromForm] IFormCollection form, Sending sending) =>
        sending.Send(new CreatePerson(form["userName"].ToString(), Facts(form)));

    private static Task<IResult> Edit(string id, [FromForm] IFormCollection form, Sending sending) => sending.Send(new EditPerson(id, Facts(form)));

    private static Task<IResult> Grant(string id, [FromForm] IFormCollection form, Sending sending) => sending.Send(new GrantRole(
        id,
        new Grant(Enum.TryParse<Role>(form["role"], out var known) ? known : (Role)(-1), form.Chosen("unit"), form.Chosen("module"), form.Chosen("area"),
            form.Chosen("plan"))));

    private static PersonFacts Facts(IFormCollection form) => new(form["name"], form["unit"], form["email"], form["distinct"] == "yes");

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

            var page = change.Id is { } person ? $"{Page}/{Uri.EscapeDataString(person)}" : Page;
            // No form of these pages holds a secret.
            return change.Problem is { } problem
                ? await held.Back($"{page}?refused={Uri.EscapeDataString(problem)}", KeptForm.Of(problem, contexts.HttpContext!.Request.Form), of: Page)
                : Onward.To(page + "?done=1");
        }
    }
}
