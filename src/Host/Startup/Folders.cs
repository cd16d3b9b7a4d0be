namespace ActionPlan.Host.Startup;

/// <summary>Where things lie: in the working copy during development, beside the executable once published.</summary>
internal static class Folders
{
    private const string SolutionName = "ActionPlan.Modular.sln";

    /// <summary>The root of the working copy that the program was built in; else the executable's folder.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary><c>ActionPlan:DataFolder</c>, or <c>data/</c> below <see cref="Root"/>: database, mail and settings of this installation.</summary>
    public static string Data(IConfiguration configuration) =>
        Path.GetFullPath(configuration["ActionPlan:DataFolder"] ?? "data", Root);

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionName)))
            {
                return folder.FullName;
            }
        }

        return start;
    }
}
