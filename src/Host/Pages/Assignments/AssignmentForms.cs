using ActionPlan.Host.Access;
using ActionPlan.Host.Assignments;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Assignments;

/// <summary>Updating an assignment and urging it. What cannot be taken comes back as it was typed.</summary>
internal static class AssignmentForms
{
    public static void MapAssignments(this IEndpointRouteBuilder app)
    {
        app.MapPost("/assignments/{id}/update", Update).Needs(Right.UpdateAssignments);
        app.MapPost("/assignments/{id}/urge", (string id, [FromForm] IFormCollection form, FormSending sending) =>
            sending.Send(Address(id), "urge", form, new UrgeAssignment(id, form["text"]))).Needs(Right.Urge);
    }

    public static string Address(string id) => "assignments/" + Uri.EscapeDataString(id);

    private static async Task<IResult> Update(string id, [FromForm] IFormCollection form, FormSending sending)
    {
        var due = form.Day("due");
        return !Enum.TryParse<AssignmentState>(form["state"], out var state) || !Enum.IsDefined(state) || (form.Chosen("due") is not null && due is null)
            ? await sending.Back(Address(id), "update", form, nameof(AssignmentReply.NothingNew))
            : await sending.Send(Address(id), "update", form, new UpdateAssignment(id, state, form["note"], due, form["why"], form.Number("known")));
    }
}
