using ActionPlan.Host.Access;
using ActionPlan.Host.Health;
using ActionPlan.Host.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Quartz;

namespace ActionPlan.Host.Pages.Health;

/// <summary>Starting what runs by itself at once, letting it wait, and letting it go on.</summary>
internal static class HealthForms
{
    public const string Page = "admin/health";

    public static void MapHealth(this IEndpointRouteBuilder app) => app.MapPost("/admin/health/schedule", Do).Needs(Right.ManagePeople);

    /// <summary>A schedule's place on the page.</summary>
    public static string At(ScheduleKey key) => $"pause-{key.Name}-{key.Group}";

    private static async Task<IResult> Do([FromForm] IFormCollection form, FormSending sending, IServiceProvider services, CancellationToken cancellation)
    {
        var key = new ScheduleKey(form["name"].ToString(), form["group"].ToString());
        switch (form["do"].ToString())
        {
            case "pause":
                return await sending.Send(Page, At(key), form, new PauseSchedule(key, form["reason"].ToString()));
            case "resume":
                var resumed = await sending.Send(Page, "resume", form, new ResumeSchedule(key));
                // What was to happen meanwhile happens now: jobs ask what is due.
                await Start(services, key, byHand: false, cancellation);
                return resumed;
            case "run":
                return Onward.To(Page + (await Start(services, key, byHand: true, cancellation) ? "?started=1" : "?nothere=1"));
            default:
                return TypedResults.NotFound();
        }
    }

    private static async Task<bool> Start(IServiceProvider services, ScheduleKey key, bool byHand, CancellationToken cancellation)
    {
        // Where only pages are served, nothing runs by itself.
        if (services.GetService<ISchedulerFactory>() is not { } factory)
        {
            return false;
        }

        var scheduler = await factory.GetScheduler(cancellation);
        var job = new JobKey(key.Name, key.Group);
        if (await scheduler.GetJobDetail(job, cancellation) is null)
        {
            return false;
        }

        await scheduler.TriggerJob(job, byHand ? new JobDataMap { [RunNotes.ByHand] = "1" } : null, cancellation);
        return true;
    }
}
