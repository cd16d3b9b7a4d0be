namespace ActionPlan.Host.Cli;

/// <summary>Finds the plans meant by a path: a plan's folder, one of its files, or a folder above several.</summary>
internal static class PlanFolders
{
    private const int DeepestFolder = 8;

    private static readonly string[] NeverPlans = ["bin", "obj", "node_modules"];

    /// <summary>The plan's own folder; null if the path is none.</summary>
    public static string? Single(string path)
    {
        var folder = File.Exists(path) ? Path.GetDirectoryName(path) : path;
        folder = folder is "" ? "." : folder;
        return folder is not null && PlanSource.IsPlan(folder) ? folder : null;
    }

    /// <summary>All plans at or below the path, in the order of their names.</summary>
    public static IReadOnlyList<string> Below(string path)
    {
        if (Single(path) is { } single)
        {
            return [single];
        }

        var found = new List<string>();
        if (Directory.Exists(path))
        {
            Collect(new DirectoryInfo(path), path, DeepestFolder, found);
        }

        return found;
    }

    /// <summary>The other plans' folders beside a plan's: a plan that it continues is one of them.</summary>
    public static IReadOnlyList<string> Beside(string folder)
    {
        var own = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return Path.GetDirectoryName(own) is { } above
            ? [.. Directory.EnumerateDirectories(above).Where(one => one != own && PlanSource.IsPlan(one)).Order(StringComparer.Ordinal)]
            : [];
    }

    private static void Collect(DirectoryInfo folder, string shown, int depth, List<string> found)
    {
        if (PlanSource.IsPlan(folder.FullName))
        {
            found.Add(shown);
            return;
        }

        if (depth == 0)
        {
            return;
        }

        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        foreach (var child in folder.EnumerateDirectories("*", options).OrderBy(child => child.Name, StringComparer.Ordinal))
        {
            if (!child.Name.StartsWith('.') && !NeverPlans.Contains(child.Name, StringComparer.Ordinal))
            {
                Collect(child, Path.Combine(shown, child.Name), depth - 1, found);
            }
        }
    }

    /// <summary>The folder <c>rules/</c> here or above, else beside the program.</summary>
    public static string? DefaultRules()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var rules = Path.Combine(folder.FullName, "rules");
            if (Below(rules).Count > 0)
            {
                return Path.GetRelativePath(Directory.GetCurrentDirectory(), rules);
            }
        }

        var beside = Path.Combine(AppContext.BaseDirectory, "rules");
        return Directory.Exists(beside) ? beside : null;
    }
}
