using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ActionPlan.Host.Cli;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>The real executable, serving pages on a free port of this machine.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private const string Printed = "mật khẩu dùng một lần ";

    private readonly Process process;
    private readonly List<string> said = [];

    private RunningApp(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The first administrator's one-time password, as the app printed it.</summary>
    public async Task<string> OneTimePassword()
    {
        for (var attempt = 0; ; attempt++)
        {
            lock (said)
            {
                if (said.Find(line => line.Contains(Printed, StringComparison.Ordinal)) is { } found)
                {
                    return found[(found.IndexOf(Printed, StringComparison.Ordinal) + Printed.Length)..].Split(' ')[0];
                }
            }

            Assert.True(attempt < 600, "No one-time password was printed.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public static async Task<RunningApp> Start(string dataFolder, params string[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Executable(), $"--urls={address}", $"--ActionPlan:DataFolder={dataFolder}", .. settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        // It lives for a minute: compiling anything better, or collecting on several threads, does not pay.
        foreach (var (name, value) in new[] { ("TieredPGO", "0"), ("gcServer", "0"), ("gcConcurrent", "0") })
        {
            start.Environment["DOTNET_" + name] = value;
        }

        var app = new RunningApp(Process.Start(start)!, address);
        // What is not read must be taken off all the same: a full pipe would stop it.
        app.process.OutputDataReceived += (_, line) =>
        {
            lock (app.said)
            {
                app.said.Add(line.Data ?? "");
            }
        };
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
        await app.Answers();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    // Beside its own static files: those are not copied to the tests' folder.
    private static string Executable()
    {
        var here = typeof(CommandLine).Assembly.Location;
        var own = here.Replace(Path.Combine("tests", "Host.Tests"), Path.Combine("src", "Host"), StringComparison.Ordinal);
        return File.Exists(own) ? own : here;
    }

    private async Task Answers()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                (await client.GetAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (attempt < 1200 && !process.HasExited)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
