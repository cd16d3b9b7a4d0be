using ActionPlan.Host.Startup;

namespace ActionPlan.Host.Tests;

/// <summary>
/// The ward's own plan in a folder of its own: what has no rules of its own, also as a process, is tested on it alone. With the worked example beside it the
/// sample would be about the plan whose term contains today, which is another in another year.
/// </summary>
internal static class WardsRules
{
    private const string Plan = "phuong-12-2020-2025";

    /// <summary>All plans of the repository.</summary>
    public static string Everybodys => Path.Combine(Folders.Root, "rules");

    public static void Use()
    {
        var folder = Directory.CreateTempSubdirectory("actionplan-rules-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        Directory.CreateDirectory(Path.Combine(folder.FullName, Plan));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Everybodys, Plan)))
        {
            File.Copy(file, Path.Combine(folder.FullName, Plan, Path.GetFileName(file)));
        }

        Environment.SetEnvironmentVariable("Rules__Folder", folder.FullName);
    }
}
