using ActionPlan.Host.Access;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Waiting;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.FirstUse;

/// <summary>Sending the test letter, and saying that a step is done.</summary>
internal static class FirstUseForms
{
    public const string Page = "admin/start";
    public const string Letter = "letter";

    public static void MapFirstUse(this IEndpointRouteBuilder app)
    {
        app.MapPost("/admin/start/letter", Send).Needs(Right.ManagePeople);
        app.MapPost("/admin/start/mark", Mark).Needs(Right.ManagePeople);
    }

    private static Task<IResult> Send([FromForm] IFormCollection form, FormSending sending) =>
        sending.Send(Page, Letter, form, new SendTestLetter(form["to"].ToString()));

    private static async Task<IResult> Mark([FromForm] IFormCollection form, FormSending sending) =>
        Enum.TryParse<FirstStepKind>(form["step"], out var step) && Enum.IsDefined(step)
        ? await sending.Send(Page, "mark", form, new MarkFirstStep(step, form["done"] == "1"))
        : TypedResults.NotFound();
}
