using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>Chromium as installed on the machine, best as its headless shell, which takes a third of the time; Playwright's own download is not used.</summary>
internal static class Browsers
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge"];

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

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

    public static Task<IBrowser> Launch(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Require(), Args = Flags });

    /// <summary>A page that waits as long as a busy machine takes: a start of the app beside others may take a minute.</summary>
    public static async Task<IPage> Open(this IBrowser browser, BrowserNewPageOptions? options = null)
    {
        const float patience = 120_000;
        var page = await browser.NewPageAsync(options);
        page.SetDefaultTimeout(patience);
        page.SetDefaultNavigationTimeout(patience);
        return page;
    }
}
