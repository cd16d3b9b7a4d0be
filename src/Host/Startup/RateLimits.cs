using System.Threading.RateLimiting;
using ActionPlan.Host.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace ActionPlan.Host.Startup;

/// <summary>
/// How often somebody may ask where an endpoint says that there is a limit. The framework's own middleware never lets go of its limiter: the limiter's
/// clock would hold the whole app for as long as the process lives, and going into the sample and out again starts another one in it.
/// </summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services, IReadOnlyDictionary<string, Func<HttpContext, RateLimitPartition<string>>> policies) =>
        services.AddSingleton(_ => PartitionedRateLimiter.Create<HttpContext, (string Policy, string Key)>(context =>
        {
            var policy = PolicyOf(context)!;
            var counted = policies[policy](context);
            return RateLimitPartition.Get((policy, counted.PartitionKey), _ => counted.Factory(counted.PartitionKey));
        }));

    public static void UseRateLimits(this IApplicationBuilder app)
    {
        var limiter = app.ApplicationServices.GetRequiredService<PartitionedRateLimiter<HttpContext>>();
        app.Use(async (context, next) =>
        {
            if (PolicyOf(context) is null)
            {
                await next(context);
                return;
            }

            using var lease = limiter.AttemptAcquire(context);
            if (lease.IsAcquired)
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            ApiLimits.Tell(context, lease);
        });
    }

    private static string? PolicyOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;
}
