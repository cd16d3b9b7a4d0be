using ActionPlan.Host.Access;
using ActionPlan.Host.Api.Answers;
using Microsoft.AspNetCore.Diagnostics;

namespace ActionPlan.Host.Shell;

/// <summary>
/// A page's address begins with its plan: <c>/phuong-12-2020-2025/alerts</c>. The plan is taken off before anything else reads the address, so that
/// every page is known by its own part of it, and links of pages are relative to the plan's first page.
/// </summary>
internal static class PlanInAddress
{
    /// <summary>The site's own, whatever the plan: a provider of accounts knows one address, and so do those who watch the app.</summary>
    private static readonly PathString[] WithoutPlan = ["/healthz", "/sign-in/outside"];

    /// <summary>Before whatever looks at an address, or shows another page in its place.</summary>
    public static void UsePlanInAddress(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var plans = context.RequestServices.GetRequiredService<NamedPlans>();
        var asked = context.Request.Path.Value ?? "";
        if (plans.Of(asked) is { } plan && new PathString(asked[(plan.Id.Length + 1)..]) is var page && !IsOfTheSite(page))
        {
            context.Features.Set(plan);
            context.Request.PathBase = context.Request.PathBase.Add("/" + plan.Id);
            context.Request.Path = page.HasValue ? page : "/";
            context.Response.OnStarting(() =>
            {
                StayWithin(context, plans);
                return Task.CompletedTask;
            });
        }

        return next(context);
    });

    /// <summary>After pages of errors were given a scope of their own.</summary>
    public static void UseNamedPlan(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<NamedPlan>() is { } plan)
        {
            context.RequestServices.GetRequiredService<NamedPlans>().Choose(plan.Id);
        }

        return next(context);
    });

    /// <summary>
    /// Between the choice of what answers and its answer: whoever opens a page without a plan is led to that of the plan at hand. Programs are answered where
    /// they ask.
    /// </summary>
    public static void UseWayToPlan(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var plans = context.RequestServices.GetRequiredService<NamedPlans>();
        if (context.Features.Get<NamedPlan>() is not null || !AsksForPage(context) || plans.AtHand is not { } plan
            || plans.Of(context.Request.Path.Value ?? "") is not null)
        {
            return next(context);
        }

        context.Response.Redirect($"/{plan.Id}{context.Request.Path.ToUriComponent()}{context.Request.QueryString.ToUriComponent()}");
        return Task.CompletedTask;
    });

    private static bool AsksForPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !context.IsApi() && !IsOfTheSite(context.Request.Path) && context.GetEndpoint()?.Metadata.GetMetadata<SameForAll>() is null
        && context.Features.Get<IExceptionHandlerFeature>() is null && context.Features.Get<IStatusCodeReExecuteFeature>() is null;

    private static bool IsOfTheSite(PathString page) => Array.Exists(WithoutPlan, own => page.StartsWithSegments(own, StringComparison.OrdinalIgnoreCase));

    // Whoever leads on, by whatever means, need not know of plans; what names one already, as what a browser asked for before it signed in, stays as it is.
    private static void StayWithin(HttpContext context, NamedPlans plans)
    {
        if (context.Response.Headers.Location.ToString() is ['/', ..] there and not ['/', '/' or '\\', ..] && plans.Of(there.Split('?', '#')[0]) is null)
        {
            context.Response.Headers.Location = context.Request.PathBase.ToUriComponent() + there;
        }
    }
}
