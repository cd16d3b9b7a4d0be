using ActionPlan.Host.Access;
using Microsoft.AspNetCore.Diagnostics;

namespace ActionPlan.Host.Api.Answers;

/// <summary>Below /api whatever goes wrong is told to a program: never a page, and never without a body.</summary>
internal static class ProblemPages
{
    /// <summary>However it is spelt: addresses are found whatever their case.</summary>
    public static bool IsApi(this HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public static void UseProblems(this WebApplication app) => app.UseWhen(IsApi, api =>
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Tell, StatusCodeSelector = StatusOf });
        api.UseStatusCodePages(context => Tell(context.HttpContext));
    });

    private static int StatusOf(Exception error) => error switch
    {
        NotAllowedException => StatusCodes.Status403Forbidden,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task Tell(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var key = context.Features.Get<ProblemReason>()?.Key ?? status switch
        {
            400 => "BadRequest",
            401 => "NoKey",
            403 => "NoScope",
            404 => "NoSuchAddress",
            405 => "WrongMethod",
            413 => "TooLarge",
            415 => "NotJson",
            429 => "TooManyRequests",
            >= 500 => "Failed",
            _ => "Other",
        };
        var problem = ApiProblem.Of(status, key, context.Response.Headers.RetryAfter.ToString());
        return (status >= 500 ? problem with { TraceId = context.TraceIdentifier } : problem).Answer().ExecuteAsync(context);
    }
}
