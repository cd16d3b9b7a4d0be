using System.Globalization;
using ActionPlan.Host.Access;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Rights;
using Mediator;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Assignments;

/// <summary>Updating an assignment and urging it. What cannot be taken comes back as it was typed.</summary>
internal static class AssignmentForms
{
    public static void MapAssignments(this IEndpointRouteBuilder app)
    {
        app.MapPost("/assignments/{id}/update", Update).Needs(Right.UpdateAssignments);
        app.MapPost("/assignments/{id}/urge", Urge).Needs(Right.Urge);
    }

    public static string Address(string id) => "/assignments/" + Uri.EscapeDataString(id);

    private static Task<IResult> Update(string id, [FromForm] IFormCollection form, Sending sending)
    {
        var due = form["due"].ToString();
        var isDay = DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        return !Enum.TryParse<AssignmentState>(form["state"], out var state) || !Enum.IsDefined(state) || (due.Length > 0 && !isDay)
            ? sending.Back(id, "update", form, AssignmentReply.NothingNew)
            : sending.Send(id, "update", form, new UpdateAssignment(id, state, form["note"], isDay ? day : null, form["why"], ToldNumber.Of(form["known"])));
    }

    private static Task<IResult> Urge(string id, [FromForm] IFormCollection form, Sending sending) =>
        sending.Send(id, "urge", form, new UrgeAssignment(id, form["text"]));

    /// <summary>Sends in the name of whoever asks, and leads back to the assignment.</summary>
    internal sealed class Sending(CommandSender commands, Acting acting, HeldForms held)
    {
        public async Task<IResult> Send(string id, string what, IFormCollection form, ICommand<AssignmentReply> command) =>
            await commands.Send(command, acting.Actor) switch
            {
                AssignmentReply.Done => TypedResults.LocalRedirect($"{Address(id)}?done={what}"),
                AssignmentReply.Unknown => TypedResults.NotFound(),
                var reply => await Back(id, what, form, reply),
            };

        public async Task<IResult> Back(string id, string what, IFormCollection form, AssignmentReply reply) =>
            TypedResults.LocalRedirect($"{Address(id)}?kept={await held.Hold(acting.Actor, Address(id), KeptForm.Of(reply.ToString(), form, what))}#{what}");
    }
}
