using System.Diagnostics;
using ActionPlan.Host.Cli;
using ActionPlan.Host.Tests.Database;

namespace ActionPlan.Host.Tests.Cli;

/// <summary>The real executable as a process of its own, with the rules and the data of a folder.</summary>
internal static class Executable
{
    public static async Task<(int Code, string Output, string Error)> Run(string folder, params string[] args)
    {
        await TestDatabases.Claim(Path.Combine(folder, "data"));
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["ActionPlan__DataFolder"] = Path.Combine(folder, "data");
        start.Environment["Rules__Folder"] = Path.Combine(folder, "rules");
        foreach (var (setting, value) in TestDatabases.Settings)
        {
            start.Environment[setting.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        // It lives for seconds: compiling anything better, or collecting on several threads, does not pay.
        foreach (var (name, value) in new[] { ("TieredPGO", "0"), ("gcServer", "0"), ("gcConcurrent", "0") })
        {
            start.Environment["DOTNET_" + name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
