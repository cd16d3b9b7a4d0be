namespace ActionPlan.Host.Plans;

/// <summary>Finds the folders of the plans that this installation runs.</summary>
internal static class PlanFolder
{
    /// <summary>The folder in which the plans' folders lie: the sample has a copy of its own, in which people may try things out.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static string Of(IConfiguration configuration, string contentRoot, Deployment deployment) =>
        deployment.IsSample ? SampleRules.In(deployment.DataFolder, () => Installed(configuration, contentRoot)) : Installed(configuration, contentRoot);

    /// <summary>The folder of the installation itself.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static string Installed(IConfiguration configuration, string contentRoot) => configuration["Rules:Folder"] is { Length: > 0 } configured
        ? Path.GetFullPath(configured, contentRoot)
        : FindRules(contentRoot) ?? FindRules(AppContext.BaseDirectory)
            ?? throw new StartRefusedException(
                $"No folder rules/ with a plan was found in or above {contentRoot}. Set Rules:Folder to the folder that holds the plans' folders.");

    /// <summary>The plans' folders, each with its plan's id; null where the file does not say.</summary>
    /// <exception cref="StartRefusedException">There is no folder with a plan.</exception>
    public static IReadOnlyList<(string Folder, string? Plan)> All(IConfiguration configuration, string contentRoot, Deployment deployment)
    {
        var rules = Of(configuration, contentRoot, deployment);
        var plans = Folders(rules).Order(StringComparer.Ordinal).Select(folder => (Folder: folder, Head: HeadOf(folder))).ToList();
        return plans.Count > 0 ? [.. InTurn(plans).Select(plan => (plan.Folder, plan.Head?.Id))]
            : throw new StartRefusedException($"There is no plan below {rules}: a plan is a folder with a {PlanSource.PlanFileName}.");
    }

    private static IEnumerable<string> Folders(string rules) => Directory.Exists(rules)
        ? Directory.EnumerateDirectories(rules).Where(PlanSource.IsPlan)
        : [];

    private static string? FindRules(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var rules = Path.Combine(folder.FullName, "rules");
            if (Folders(rules).Any())
            {
                return rules;
            }
        }

        return null;
    }

    /// <summary>Each after the one that it continues, as far as there is no circle.</summary>
    private static IEnumerable<(string Folder, PlanHead? Head)> InTurn(IReadOnlyList<(string Folder, PlanHead? Head)> plans)
    {
        var continues = plans.Select(plan => plan.Head).OfType<PlanHead>().DistinctBy(head => head.Id, StringComparer.Ordinal)
            .ToDictionary(head => head.Id, head => head.Continues, StringComparer.Ordinal);
        return plans.OrderBy(plan => Before(plan.Head?.Continues));

        int Before(string? id)
        {
            var steps = 0;
            for (var at = id; at is not null && continues.TryGetValue(at, out var next) && steps < continues.Count; at = next)
            {
                steps++;
            }

            return steps;
        }
    }

    private static PlanHead? HeadOf(string folder)
    {
        try
        {
            return PlanHead.Read(File.ReadAllBytes(Path.Combine(folder, PlanSource.PlanFileName)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
