using ActionPlan.Host.Samples;
using ActionPlan.Host.Tests.Cli;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace ActionPlan.Host.Tests.Samples;

/// <summary>The shipped sample, loaded once and copied for whoever wants one: to load it takes a third of a minute.</summary>
internal static class LoadedSample
{
    private static readonly Lazy<Task<TemporaryFolder>> Once = new(Load);

    public static async Task CopyTo(string dataFolder)
    {
        var loaded = (await Once.Value).Path;
        foreach (var file in Directory.EnumerateFiles(loaded, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(dataFolder, Path.GetRelativePath(loaded, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<TemporaryFolder> Load()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        Assert.Equal(SeedOutcome.Loaded,
            (await SampleSeed.Load(new ConfigurationBuilder().Build(), folder.Path, replace: false, CancellationToken.None)).Outcome);
        SqliteConnection.ClearAllPools();
        return folder;
    }
}
