using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionPlan.Host.Api.Answers;
using ActionPlan.Host.Api.Document;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Api.V1;

namespace ActionPlan.Host.Api;

/// <summary>What other systems use: figures in, verdicts and alerts out.</summary>
internal static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
            // Vietnamese stays readable; no answer is ever part of a page.
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddScoped<KeyQueries>();
        return services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
    }

    public static void MapApi(this WebApplication app)
    {
        var v1 = app.MapGroup("/api/v1").RequireRateLimiting(ApiLimits.Policy).Problems(401, 403, 429, 500, 503);
        v1.MapPostFigures();
        var asked = v1.MapGroup("").AddEndpointFilter<RouteGroupBuilder, Etags>();
        asked.MapGetPlan();
        asked.MapGetFigures();
        asked.MapGetVerdicts();
        asked.MapGetAlerts();
    }

    /// <summary>States which problems an endpoint may answer with.</summary>
    public static TBuilder Problems<TBuilder>(this TBuilder endpoint, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata([.. statuses.Select(status => new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [ApiProblem.ContentType]))]);
}
