using System.Diagnostics;
using ActionPlan.Host.Cli;
using ActionPlan.Host.Tests.Pages;

namespace ActionPlan.Host.Tests.Database;

/// <summary>The real executable as a process of its own, serving pages on a free port of this machine.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process process;

    private RunningProcess(Process process) => this.process = process;

    public static async Task<RunningProcess> Start(params string[] settings)
    {
        var address = RunningApp.FreeAddress();
        var app = new RunningProcess(Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, $"--urls={address}", .. settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
        // What is not read must be taken off all the same: a full pipe would stop it.
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
        Assert.True(await RunningApp.Answers(address, () => app.process.HasExited));
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
