using ActionPlan.Host.Access;

namespace ActionPlan.Host.Shell;

/// <summary>
/// What is shown of a plan that is only prepared: where it is written and decided on. All else would show it as a plan that judges, and leads to
/// what it still lacks.
/// </summary>
internal static class PreparedPlan
{
    /// <summary>Its first page.</summary>
    public const string Page = "plan/ready";

    private static readonly PathString[] Shown =
        ["/" + Page, "/rules", "/account", "/sign-in", "/sign-out", "/language", "/help", "/not-found", "/not-allowed", "/error"];

    // Of what was published, or of what was judged: there is nothing.
    private static readonly PathString[] Empty = ["/rules/versions", "/rules/try"];

    public static void UsePreparedPlan(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<NamedPlan>() is not { IsPrepared: true } || context.GetEndpoint()?.Metadata.GetMetadata<SameForAll>() is not null)
        {
            await next(context);
        }
        else if (IsShown(context.Request.Path))
        {
            if (context.RequestServices.GetRequiredService<Acting>().Actor.IsSignedIn)
            {
                // What stands for the plan is its folder, in which somebody else may have saved something a moment ago.
                await context.RequestServices.GetRequiredService<AllPlans>().Load(context.RequestAborted);
            }

            await next(context);
        }
        else if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Redirect("/" + Page);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    });

    private static bool IsShown(PathString page) => page.Value?.TrimEnd('/') is not "/rules" && Begins(page, Shown) && !Begins(page, Empty);

    private static bool Begins(PathString page, PathString[] some) =>
        Array.Exists(some, one => page.StartsWithSegments(one, StringComparison.OrdinalIgnoreCase));
}
