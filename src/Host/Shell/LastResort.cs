namespace ActionPlan.Host.Shell;

/// <summary>What is said where not even the page of errors can be drawn, because what it needs failed too: the database is gone, say.</summary>
internal static partial class LastResort
{
    private const string Words =
        "Hệ thống gặp lỗi. Hãy thử lại sau ít phút; nếu vừa lưu gì, xem lại đã lưu chưa. Nếu vẫn lỗi, báo người quản trị mã này:\n"
        + "Something went wrong. Try again in a few minutes; if you were saving, see whether it is there. If it fails again, tell the administrator this code:\n";

    public static IApplicationBuilder UseLastResort(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            Failed(context.RequestServices.GetRequiredService<ILogger<Deployment>>(), error, context.TraceIdentifier);
            context.Response.StatusCode = error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"{Words}{context.TraceIdentifier}\n");
        }
    });

    [LoggerMessage(Level = LogLevel.Error, Message = "Not even the page of errors could be drawn; {TraceId}")]
    private static partial void Failed(ILogger log, Exception error, string traceId);
}
