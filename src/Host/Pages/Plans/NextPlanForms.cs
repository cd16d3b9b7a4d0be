using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Plans;

/// <summary>Writes a folder for the term after a plan's. What cannot be done comes back as it was typed.</summary>
internal static class NextPlanForms
{
    public const string Page = "plan/next";

    public static void MapNextPlan(this IEndpointRouteBuilder app)
    {
        app.MapPost("/plan/next", Start).Needs(Right.StartPlans);
        app.MapPost("/plan/next/{id}/prepare", Prepare).Needs(Right.StartPlans);
        app.MapPost("/plan/ready/give-up", GiveUp).Needs(Right.StartPlans);
    }

    /// <summary>The folder above the plans'; null where no plan has a folder.</summary>
    public static string? Rules(AllPlans plans) => plans.All.Select(plan => plan.Place).OfType<string>().Select(Path.GetDirectoryName).FirstOrDefault();

    private static async Task<IResult> Start(
        [FromForm] IFormCollection form, AllPlans plans, HeldForms held, AuditTrail trail, CommandSender commands, Acting acting, ILogger<NextPlan> log,
        CancellationToken cancellation)
    {
        Task<Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult> Back(string why, string about = "") => held.Back(Page, KeptForm.Of(why, form, about));
        var (from, to, id) = (form["from"].ToString(), form["to"].ToString(), form["id"].ToString());
        if (plans.Find(form["earlier"].ToString())?.Current is not { } earlier)
        {
            return await Back("Unknown");
        }

        if (Rules(plans) is not { } rules)
        {
            return await Back("NotWritable");
        }

        var (next, refusal) = NextPlan.Of(earlier, TypedText.Word(from).ToUpperInvariant(), TypedText.Word(to).ToUpperInvariant(), TypedText.Word(id));
        if (next is null)
        {
            return await Back(refusal!.Value.ToString(), Show.Period(earlier.To));
        }

        // Noted before there is a folder: one that lacks nothing would come into force with the next look.
        var noted = await commands.Send(new PreparePlan(next.Id, IsOn: true, earlier.Id), acting.Actor, CancellationToken.None);
        if (noted == PrepareReply.Unknown)
        {
            return await Back(nameof(NextPlanRefusal.Exists), next.Id);
        }

        var isWritten = false;
        try
        {
            if (next.Write(earlier, rules, CultureInfo.CurrentUICulture) is not { } folder)
            {
                return await Back(nameof(NextPlanRefusal.Exists), next.Id);
            }

            isWritten = true;
            await trail.Write(
                acting.Actor, AuditActions.NextPlanWritten,
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["earlier"] = earlier.Id, ["id"] = next.Id, ["term"] = $"{next.From}..{next.To}",
                    ["folder"] = folder }, CancellationToken.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(error, "The folder of the next term could not be written");
            return await Back("NotWritable", rules);
        }
        finally
        {
            if (noted == PrepareReply.Done && !isWritten)
            {
                await commands.Send(new PreparePlan(next.Id, IsOn: false), acting.Actor, CancellationToken.None);
            }
        }

        await plans.Load(cancellation);
        return Onward.To($"/{next.Id}/{PreparedPlan.Page}");
    }

    /// <summary>A plan that was never in force goes, with its folder.</summary>
    private static async Task<IResult> GiveUp([FromForm] IFormCollection form, AllPlans plans, HeldForms held, CommandSender commands, Acting acting,
        CancellationToken cancellation)
    {
        var reply = await commands.Send(new GivePlanUp(form["seen"].ToString(), form["reason"].ToString()), acting.Actor, CancellationToken.None);
        if (reply is DraftReply.Unknown)
        {
            return TypedResults.NotFound();
        }

        if (reply != DraftReply.Done)
        {
            return await held.Back(PreparedPlan.Page, KeptForm.Of(reply.ToString(), form), "give-up");
        }

        await plans.Load(cancellation);
        return Onward.To($"/{plans.AtHand.Id}/{Page}?done=give-up");
    }

    /// <summary>A folder that somebody put there, and that is no plan yet, is written on in the browser from now on.</summary>
    private static async Task<IResult> Prepare(
        string id, [FromForm] IFormCollection form, AllPlans plans, CommandSender commands, Acting acting, CancellationToken cancellation)
    {
        // It holds the app's own token and nothing else.
        _ = form;
        if (await commands.Send(new PreparePlan(id, IsOn: true), acting.Actor, CancellationToken.None) == PrepareReply.Unknown)
        {
            return TypedResults.NotFound();
        }

        await plans.Load(cancellation);
        if (plans.Named(id) is not null)
        {
            return Onward.To($"/{id}/{PreparedPlan.Page}");
        }

        await commands.Send(new PreparePlan(id, IsOn: false), acting.Actor, CancellationToken.None);
        return Onward.To($"/{Page}?unreadable={Uri.EscapeDataString(id)}");
    }
}
