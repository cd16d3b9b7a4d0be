using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActionPlan.Faults.Tests;

/// <summary>The web app of a site, until it is killed or kills itself.</summary>
internal sealed class Served : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process process;
    private readonly StringBuilder said = new();

    private Served(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address,
            Timeout = Patience };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public bool HasEnded => process.HasExited;

    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public static Served Start(Site site, string? killAt = null, string? trace = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var served = new Served(Process.Start(site.Start(killAt, trace, $"--urls={address}"))!, address);
        served.process.OutputDataReceived += (_, line) => served.Say(line.Data);
        served.process.ErrorDataReceived += (_, line) => served.Say(line.Data);
        served.process.BeginOutputReadLine();
        served.process.BeginErrorReadLine();
        return served;
    }

    /// <summary>False where it ended before it answered, or never did.</summary>
    public async Task<bool> Answers()
    {
        var since = Stopwatch.StartNew();
        while (!process.HasExited && since.Elapsed < Patience)
        {
            try
            {
                using var answer = await Client.GetAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return true;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return false;
    }

    /// <summary>All that it has said once this is among it.</summary>
    public async Task<string> Says(string words)
    {
        for (var wait = 0; wait < 50 && !Said.Contains(words, StringComparison.Ordinal); wait++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return Said;
    }

    public async Task Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        Client.Dispose();
        process.Dispose();
    }

    private void Say(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
