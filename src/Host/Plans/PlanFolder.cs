using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Plans;

/// <summary>Finds the folder of the one plan that this installation runs.</summary>
internal static class PlanFolder
{
    public static string Find(IConfiguration configuration, string contentRoot)
    {
        var rules = configuration["Rules:Folder"] is { Length: > 0 } configured
            ? Path.GetFullPath(configured, contentRoot)
            : FindRules(contentRoot) ?? FindRules(AppContext.BaseDirectory)
                ?? throw new StartRefusedException(
                    $"No folder rules/ with a plan was found in or above {contentRoot}. Set Rules:Folder to the folder that holds the plan's folder.");
        if (configuration["Rules:Plan"] is { Length: > 0 } named)
        {
            var folder = Path.Combine(rules, named);
            return Directory.Exists(folder) ? folder : throw new StartRefusedException($"Rules:Plan names '{named}', but {folder} does not exist.");
        }

        var plans = Plans(rules).Order(StringComparer.Ordinal).ToList();
        return plans switch
        {
            [var only] => only,
            [] => throw new StartRefusedException($"There is no plan below {rules}: a plan is a folder with a {PlanSource.PlanFileName}."),
            _ => throw new StartRefusedException(
                $"There are several plans below {rules} ({string.Join(", ", plans.Select(Path.GetFileName))}). Set Rules:Plan to the one in use."),
        };
    }

    private static IEnumerable<string> Plans(string rules) => Directory.Exists(rules)
        ? Directory.EnumerateDirectories(rules).Where(PlanSource.IsPlan)
        : [];

    private static string? FindRules(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var rules = Path.Combine(folder.FullName, "rules");
            if (Plans(rules).Any())
            {
                return rules;
            }
        }

        return null;
    }
}
