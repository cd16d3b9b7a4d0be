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
        // Between asking for a free port and opening it somebody else may have taken it.
        for (var attempt = 0; ; attempt++)
        {
            var app = Launch(dataFolder, settings);
            if (await app.Answers())
            {
                return app;
            }

            string told;
            lock (app.said)
            {
                told = string.Join('\n', app.said);
            }

            await app.DisposeAsync();
            Assert.True(attempt < 3 && told.Contains("address already in use", StringComparison.OrdinalIgnoreCase), $"The app does not start:\n{told}");
        }
    }

    private static RunningApp Launch(string dataFolder, string[] settings)
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
        app.process.OutputDataReceived += app.Hear;
        app.process.ErrorDataReceived += app.Hear;
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
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

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (said)
        {
            said.Add(line.Data ?? "");
        }
    }

    private async Task<bool> Answers()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                (await client.GetAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
                // Not somebody else's answer, on a port that both wanted.
                return !process.HasExited;
            }
            catch (HttpRequestException) when (attempt < 2400 && !process.HasExited)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException) when (process.HasExited)
            {
                // Until all that it said has been read.
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                return false;
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
