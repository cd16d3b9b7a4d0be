using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ActionPlan.Host.Tests.Pages;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browsers.Closing))]

namespace ActionPlan.Host.Tests.Pages;

/// <summary>Chromium as installed on the machine, best as its headless shell, which takes a third of the time; Playwright's own download is not used.</summary>
public static class Browsers
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge"];

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly ViewportSize Usual = new() { Width = 1280, Height = 844 };
    private static readonly ConcurrentBag<IPage> Left = [];

    /// <summary>Those opened without options, of which one is like the other.</summary>
    private static readonly ConditionalWeakTable<IPage, IPage> Alike = [];

    private static readonly Lazy<Task<IPlaywright>> Driver = new(Playwright.CreateAsync);
    private static readonly Lazy<Task<IBrowser>> One = new(Launch);

    private static string? Installed { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(_ => Names, (folder, name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);

    /// <summary>Skips the test where there is no browser; in CI that is a failure.</summary>
    public static string Require()
    {
        if (Installed is not null)
        {
            return Installed;
        }

        const string what = "No Chromium found on PATH: install the package 'chromium' to run the tests of the pages.";
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", what);
        throw new InvalidOperationException(what);
    }

    /// <summary>A page with cookies of its own, that waits as long as a busy machine takes: a start of the app beside others may take a minute.</summary>
    public static async Task<IPage> Open(BrowserNewPageOptions? options = null)
    {
        const float patience = 120_000;
        Require();
        if (options is null && Left.TryTake(out var left))
        {
            await left.SetViewportSizeAsync(Usual.Width, Usual.Height);
            return left;
        }

        var page = await (await One.Value).NewPageAsync(options ?? new BrowserNewPageOptions { ViewportSize = Usual });
        page.SetDefaultTimeout(patience);
        page.SetDefaultNavigationTimeout(patience);
        if (options is null)
        {
            Alike.AddOrUpdate(page, page);
        }

        return page;
    }

    /// <summary>
    /// Leaves a page for whoever opens the next: a new one is a new process of the browser, which takes longer than most pages do. It forgets who was
    /// signed in, what a tab keeps and how it was looked at; files that pages share stay known to it.
    /// </summary>
    public static async Task Leave(IPage page, Uri address)
    {
        if (!Alike.TryGetValue(page, out _) || page.Context.Pages.Count > 1)
        {
            await page.CloseAsync();
            return;
        }

        try
        {
            // Where no script runs and nothing is asked for any more.
            await page.GotoAsync(new Uri(address, "/healthz/live").ToString());
            await page.EvaluateAsync("sessionStorage.clear()");
            await page.Context.ClearCookiesAsync();
            await page.EmulateMediaAsync(
                new PageEmulateMediaOptions { Media = Media.Null, ColorScheme = ColorScheme.Null, ReducedMotion = ReducedMotion.Null });
            Left.Add(page);
        }
        catch (PlaywrightException)
        {
            // The app has gone before the page.
            await page.CloseAsync();
        }
    }

    /// <summary>One browser serves all tests, each in a context of its own: starting one takes seconds.</summary>
    private static async Task<IBrowser> Launch() => await (await Driver.Value).Chromium
        .LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Installed, Args = Flags });

    /// <summary>Closes it after the last test.</summary>
    public sealed class Closing : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (One.IsValueCreated)
            {
                await (await One.Value).CloseAsync();
                (await Driver.Value).Dispose();
            }
        }
    }
}
