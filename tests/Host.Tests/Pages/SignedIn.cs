using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>Signing in as people do.</summary>
internal static class SignedIn
{
    public const string NewPassword = "mèo con leo cây cau";

    /// <summary>The first administrator, with the printed password and then one of his own.</summary>
    public static async Task AsFirstAdministrator(this IPage page, RunningApp app)
    {
        var printed = await app.OneTimePassword();
        await page.GotoAsync(new Uri(app.Address, "/sign-in").ToString());
        await page.FillAsync("#name", "quantri");
        await page.FillAsync("#password", printed);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/account/password");
        await page.FillAsync("#current", printed);
        await page.FillAsync("#chosen", NewPassword);
        await page.FillAsync("#again", NewPassword);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/account?changed=1");
    }

    /// <summary>One of the sample's made-up people.</summary>
    public static async Task AsSamplePerson(this IPage page, Uri address, string userName)
    {
        await page.GotoAsync(new Uri(address, "/sign-in").ToString());
        await page.ClickAsync($"button[value='{userName}']");
        await page.WaitForURLAsync(address.ToString());
    }
}
