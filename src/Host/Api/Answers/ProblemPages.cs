using Microsoft.AspNetCore.Diagnostics;

namespace ActionPlan.Host.Api.Answers;

/// <summary>Below /api whatever goes wrong is told to a program: never a page, and never without a body.</summary>
internal static class ProblemPages
{
    /// <summary>Somebody else's transaction takes milliseconds; a backup or a mended disk takes longer, and is asked again.</summary>
    public const string RetryAfterSeconds = "10";

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
        _ when error.Trouble() is not null => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task Tell(HttpContext context)
    {
        var status = context.Response.StatusCode;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

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
            503 => "Unavailable",
            >= 500 => "Failed",
            _ => "Other",
        };
        var problem = ApiProblem.Of(status, key, context.Response.Headers.RetryAfter.ToString());
        return (status >= 500 ? problem with { TraceId = context.TraceIdentifier } : problem).Answer().ExecuteAsync(context);
    }
}
