namespace ActionPlan.Host.Plans;

/// <summary>The sample's own copy of the rules: whoever tries out how rules are changed changes nothing of the installation.</summary>
internal static class SampleRules
{
    public const string Folder = "sample-rules";

    /// <summary>Where it is, made anew where there is none: plan by plan the files that are rules or tests, and nothing else that lies there.</summary>
    /// <param name="dataFolder">The sample's data folder.</param>
    /// <param name="installed">The installation's rules.</param>
    /// <exception cref="IOException">It could not be made.</exception>
    public static string In(string dataFolder, Func<string> installed)
    {
        var own = Path.Combine(dataFolder, Folder);
        if (Directory.Exists(own))
        {
            return own;
        }

        var unfinished = own + ".making";
        if (Directory.Exists(unfinished))
        {
            // The program died over it: the rules may be others by now.
            Directory.Delete(unfinished, recursive: true);
        }

        Directory.CreateDirectory(unfinished);
        foreach (var plan in Directory.EnumerateDirectories(installed()).Where(PlanSource.IsPlan))
        {
            var source = PlanSource.ReadFolder(plan);
            foreach (var file in source.Files.Concat(source.Tests))
            {
                var there = Path.Combine(unfinished, Path.GetFileName(plan), file.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(there)!);
                File.WriteAllBytes(there, file.Bytes.ToArray());
            }
        }

        Directory.Move(unfinished, own);
        return own;
    }
}
