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
    public static void AddRateLimits(this IServiceCollection services, IReadOnlyDictionary<string, Func<HttpContext, RateLimitPartition<string>>> policies)
    {
        services.AddSingleton(new Known(policies.Keys.ToHashSet(StringComparer.Ordinal)));
        services.AddSingleton(_ => PartitionedRateLimiter.Create<HttpContext, (string Policy, string Key)>(context =>
        {
            var policy = PolicyOf(context)!;
            var counted = policies[policy](context);
            return RateLimitPartition.Get((policy, counted.PartitionKey), _ => counted.Factory(counted.PartitionKey));
        }));
    }

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

    /// <summary>Once all endpoints are there: one that names a limit that does not exist would fail at each request.</summary>
    /// <exception cref="InvalidOperationException">There is such an endpoint.</exception>
    public static void CheckRateLimits(this WebApplication app)
    {
        var known = app.Services.GetRequiredService<Known>().Names;
        foreach (var endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints))
        {
            if (PolicyOf(endpoint) is { } policy && !known.Contains(policy))
            {
                throw new InvalidOperationException($"{endpoint.DisplayName} names the limit '{policy}', which does not exist.");
            }
        }
    }

    private static string? PolicyOf(HttpContext context) => PolicyOf(context.GetEndpoint());

    private static string? PolicyOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;

    private sealed record Known(IReadOnlySet<string> Names);
}
