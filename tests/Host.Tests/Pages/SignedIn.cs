using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>Signing in as people do.</summary>
internal static class SignedIn
{
    public const string NewPassword = "mèo con leo cây cau";

    // A page's load may come between its address and the waiting for it; what follows waits for what it needs.
    private static readonly PageWaitForURLOptions Arrived = new() { WaitUntil = WaitUntilState.Commit };

    /// <summary>The first administrator, with the printed password and then one of his own.</summary>
    public static async Task AsFirstAdministrator(this IPage page, RunningApp app)
    {
        await page.WithPassword(app.Address, "quantri", await app.OneTimePassword());
    }

    /// <summary>With the password given; one that serves once is changed as it must be.</summary>
    public static async Task WithPassword(this IPage page, Uri address, string userName, string password)
    {
        await page.GotoAsync(new Uri(address, "/sign-in").ToString());
        await page.FillAsync("#name", userName);
        await page.FillAsync("#password", password);
        await page.ClickAsync("main button[type=submit]");
        if (password == NewPassword)
        {
            await page.WaitForURLAsync(address + "*/", Arrived);
            return;
        }

        await page.WaitForURLAsync("**/account/password", Arrived);
        await page.FillAsync("#current", password);
        await page.FillAsync("#chosen", NewPassword);
        await page.FillAsync("#again", NewPassword);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/account?changed=1", Arrived);
    }

    /// <summary>One of the sample's made-up people.</summary>
    public static async Task AsSamplePerson(this IPage page, Uri address, string userName)
    {
        await page.GotoAsync(new Uri(address, "/sign-in").ToString());
        await page.ClickAsync($"button[value='{userName}']");
        await page.WaitForURLAsync(address + "*/", Arrived);
    }
}
