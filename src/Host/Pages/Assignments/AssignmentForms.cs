using ActionPlan.Host.Access;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commands;
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
        app.MapPost("/assignments/{id}/carry", Carry).Needs(Right.UpdateAssignments);
    }

    /// <summary>The plan in which assignments of a plan go on whose term is over; null where there is none.</summary>
    public static PlanInForce? Next(OtherPlans others, Rules.Plans.Plan plan) => others.All.FirstOrDefault(one => one.Current.Earlier?.Plan.Id == plan.Id);

    public static string Address(string id) => "assignments/" + Uri.EscapeDataString(id);

    private static async Task<IResult> Update(string id, [FromForm] IFormCollection form, FormSending sending)
    {
        var due = form.Day("due");
        return !Enum.TryParse<AssignmentState>(form["state"], out var state) || !Enum.IsDefined(state) || (form.Chosen("due") is not null && due is null)
            ? await sending.Back(Address(id), "update", form, nameof(AssignmentReply.NothingNew))
            : await sending.Send(Address(id), "update", form, new UpdateAssignment(id, state, form["note"], due, form["why"], form.Number("known")));
    }

    // First there, then here: whoever is stopped in between finds it there, and asks again.
    private static async Task<IResult> Carry(
        string id, [FromForm] IFormCollection form, FormSending sending, CommandSender commands, OtherPlans others, PlanInForce plans, Acting acting, AppDb db,
        CancellationToken cancellation)
    {
        var plan = plans.Current;
        if (Next(others, plan) is not { } next
            || await new AssignmentStandings(db).Known(plan, id, ofAnotherPlan: false, cancellation) is not var (definition, decided))
        {
            return TypedResults.NotFound();
        }

        if (!acting.Actor.May(AssignmentDemands.ToUpdate(plan, definition.Lead, decided), plan))
        {
            throw new NotAllowedException($"may not update {id}");
        }

        var taken = await commands.Send(next, new TakeOverAssignment(id), await others.As(next, cancellation), CancellationToken.None);
        if (taken != AssignmentReply.Done)
        {
            return taken == AssignmentReply.Unknown ? TypedResults.NotFound() : await sending.Back(Address(id), "carry", form, taken.ToString());
        }

        await next.Load(CancellationToken.None);
        return await sending.Send(Address(id), "carry", form, new CarryOnAssignment(id, next.Current.Id));
    }
}
