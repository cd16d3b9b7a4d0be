using System.Net;
using ActionPlan.Host.Tests.Access.Matrix;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>Signing in as people do.</summary>
internal static class SignedIn
{
    public const string NewPassword = "mèo con leo cây cau";

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
            await page.Reaches(address + "*/");
            return;
        }

        await page.Reaches("**/account/password");
        await page.FillAsync("#current", password);
        await page.FillAsync("#chosen", NewPassword);
        await page.FillAsync("#again", NewPassword);
        await page.ClickAsync("main button[type=submit]");
        await page.Reaches("**/account?changed=1");
    }

    /// <summary>One of the sample's made-up people, with what the sign-in gives to browsers: two pages need not be drawn for it.</summary>
    public static async Task AsSamplePerson(this IPage page, Uri address, string userName)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
        await SampleApp.SignIn(client, userName);
        await page.Context.AddCookiesAsync(cookies.GetAllCookies()
            .Select(one => new Microsoft.Playwright.Cookie { Name = one.Name, Value = one.Value, Url = address.ToString(), HttpOnly = one.HttpOnly }));
    }

    /// <summary>What keeps somebody signed in, for another page.</summary>
    public static async Task<List<Microsoft.Playwright.Cookie>> Cookies(IPage page) =>
        [.. (await page.Context.CookiesAsync()).Select(one => new Microsoft.Playwright.Cookie
        {
            Name = one.Name, Value = one.Value, Domain = one.Domain, Path = one.Path, HttpOnly = one.HttpOnly, SameSite = one.SameSite, Expires = one.Expires,
        })];
}
