namespace ActionPlan.Host.Files;

/// <summary>
/// How full the disk is that the data lie on. Below the mark nothing large is taken any more: what is left belongs to the database, which
/// would lose what people type into it.
/// </summary>
internal sealed class DiskRoom(Deployment deployment, IConfiguration configuration)
{
    /// <summary>From this size on a request counts as large, in bytes.</summary>
    public const int Large = 1024 * 1024;

    private const long UsualMegabytes = 1024;

    /// <summary>What stays free, in bytes: <c>Files:LeaveFreeMegabytes</c>.</summary>
    private long Mark => configuration.GetValue("Files:LeaveFreeMegabytes", UsualMegabytes) * 1024 * 1024;

    /// <summary>What is free, in bytes.</summary>
    public long Free =>
        new DriveInfo(Directory.Exists(deployment.DataFolder) ? deployment.DataFolder : Path.GetPathRoot(deployment.DataFolder)!).AvailableFreeSpace;

    public bool Takes(long bytes) => Free - bytes >= Mark;

    /// <summary>A large form is refused before it is read. Evidence says so on its own page.</summary>
    public static Task Guard(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.ContentLength is not { } length || length < Large
            || context.RequestServices.GetRequiredService<DiskRoom>().Takes(length))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status507InsufficientStorage;
        return Task.CompletedTask;
    }
}
