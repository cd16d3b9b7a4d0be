using System.Text.Json;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Plans;

/// <summary>Finds the folders of the plans that this installation runs.</summary>
internal static class PlanFolder
{
    /// <summary>The plans' folders, each with its plan's id; null where the file does not say.</summary>
    /// <exception cref="StartRefusedException">There is no folder with a plan.</exception>
    public static IReadOnlyList<(string Folder, string? Plan)> All(IConfiguration configuration, string contentRoot)
    {
        var rules = configuration["Rules:Folder"] is { Length: > 0 } configured
            ? Path.GetFullPath(configured, contentRoot)
            : FindRules(contentRoot) ?? FindRules(AppContext.BaseDirectory)
                ?? throw new StartRefusedException(
                    $"No folder rules/ with a plan was found in or above {contentRoot}. Set Rules:Folder to the folder that holds the plans' folders.");
        var plans = Folders(rules).Order(StringComparer.Ordinal).Select(folder => (folder, IdOf(folder))).ToList();
        return plans.Count > 0 ? plans : throw new StartRefusedException($"There is no plan below {rules}: a plan is a folder with a {PlanSource.PlanFileName}.");
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

    private static string? IdOf(string folder)
    {
        try
        {
            using var file = JsonDocument.Parse(
                File.ReadAllBytes(Path.Combine(folder, PlanSource.PlanFileName)), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return file.RootElement.TryGetProperty("id", out var id) && id.GetString() is { Length: > 0 } said ? said : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
