namespace ActionPlan.Host.Plans;

/// <summary>Why a plan's folder cannot be read, for its owner.</summary>
internal static class UnreadFolder
{
    public static Problem Of(string? place, string? plan, Exception why) => new(place ?? PlanSource.PlanFileName, 1, 1, why switch
    {
        UnauthorizedAccessException => "planFolderDenied",
        StartRefusedException or DirectoryNotFoundException or FileNotFoundException => "planFolderMissing",
        _ => "planFolderUnread",
    }, [place ?? plan ?? PlanSource.PlanFileName, why.Message]);
}
