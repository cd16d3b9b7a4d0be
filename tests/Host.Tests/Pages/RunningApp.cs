using System.Net;
using System.Net.Sockets;
using ActionPlan.Host.Samples;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>The whole app as its executable runs it, on a free port of this machine, but in this process: what one test has compiled serves the next.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private const string Printed = "mật khẩu dùng một lần ";

    private readonly StringWriter written = new();
    private readonly TextWriter said;
    private readonly Task<int> run;
    // Of the latest start: switching to the sample is another one.
    private IServiceProvider? services;

    private RunningApp(string dataFolder, string[] settings)
    {
        Address = FreeAddress();
        said = TextWriter.Synchronized(written);
        run = Task.Run(() => WebHost.Run(
            [
                $"--urls={Address}", $"--ActionPlan:DataFolder={dataFolder}", .. TestDatabases.Arguments, .. settings,
                // Files lie beside the app's own assembly, not beside the tests'.
                "--applicationName=ActionPlan.Host", "--Serilog:MinimumLevel:Default=Fatal", "--Serilog:MinimumLevel:Override:Microsoft=Fatal",
            ],
            routes =>
            {
                routes.MapSample();
                services = routes.ServiceProvider;
            },
            said,
            said));
    }

    public Uri Address { get; }

    /// <summary>The first administrator's one-time password, as the app printed it.</summary>
    public async Task<string> OneTimePassword()
    {
        for (var attempt = 0; ; attempt++)
        {
            var told = written.ToString();
            if (told.IndexOf(Printed, StringComparison.Ordinal) is >= 0 and var found)
            {
                return told[(found + Printed.Length)..].Split(' ')[0];
            }

            Assert.True(attempt < 600, "No one-time password was printed.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public static async Task<RunningApp> Start(string dataFolder, params string[] settings)
    {
        if (!settings.Contains("--ActionPlan:Sample=true", StringComparer.Ordinal))
        {
            await TestDatabases.Claim(dataFolder);
        }

        // Between asking for a free port and opening it somebody else may have taken it.
        for (var attempt = 0; ; attempt++)
        {
            var app = new RunningApp(dataFolder, settings);
            if (await Answers(app.Address, () => app.run.IsCompleted))
            {
                return app;
            }

            var told = app.written.ToString();
            Assert.True(attempt < 3 && told.Contains("address already in use", StringComparison.OrdinalIgnoreCase), $"The app does not start:\n{told}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        var choice = services?.GetRequiredService<DatabaseChoice>();
        services?.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await run;
        if (choice is not null)
        {
            MigratedDatabase.LetGo(choice);
        }
    }

    internal static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>Whether the app answers in the end; not so where it has gone, and somebody else answers on a port that both wanted.</summary>
    internal static async Task<bool> Answers(Uri address, Func<bool> hasEnded)
    {
        using var client = new HttpClient { BaseAddress = address };
        while (!hasEnded())
        {
            try
            {
                (await client.GetAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
                return !hasEnded();
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        return false;
    }
}
