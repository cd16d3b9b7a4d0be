namespace ActionPlan.Host.Tests.Cli;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("actionplan-").FullName;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes the small plan as a folder and returns its path.</summary>
    public string WriteSmallPlan(string name = "small", string rules = SmallPlan.RulesJson)
    {
        Write(System.IO.Path.Combine(name, "plan.json"), SmallPlan.PlanJson);
        Write(System.IO.Path.Combine(name, "security.json"), rules);
        return System.IO.Path.Combine(Path, name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
