using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>
/// Waiting for a page by asking it: the events of a navigation get lost where a page is there before it is told of, and are then waited for in vain.
/// </summary>
internal static class Arrivals
{
    private const string IsThere = "performance.getEntriesByType('navigation')[0]?.domContentLoadedEventEnd > 0";

    /// <summary>Does what leads to another page, and returns when that is there and Playwright knows its address.</summary>
    public static async Task Follow(this IPage page, Func<Task> act)
    {
        var left = page.Url;
        await page.EvaluateAsync("window.notYetLeft = true");
        await act();
        await Until(
            async () => await page.EvaluateAsync<string?>(
                $"left => (!window.notYetLeft || location.href !== left) && {IsThere} ? location.href : null", left) == page.Url,
            () => $"No page followed {left}.");
    }

    /// <summary>Returns when the page is at this address: ** stands for anything, * for anything within a step of the path.</summary>
    public static async Task Reaches(this IPage page, string address)
    {
        var pattern = "^" + Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$";
        await Until(
            () => page.EvaluateAsync<bool>($"pattern => new RegExp(pattern).test(location.href) && {IsThere}", pattern),
            () => $"The page does not reach {address}, it is at {page.Url}.");
    }

    public static Task Arrives(this IPage page) => Until(() => page.EvaluateAsync<bool>(IsThere), () => $"{page.Url} does not arrive.");

    private static async Task Until(Func<Task<bool>> holds, Func<string> otherwise)
    {
        var cancellation = TestContext.Current.CancellationToken;
        // As long as a busy machine takes.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await Now(holds).WaitAsync(cancellation))
        {
            if (patience.IsCancellationRequested)
            {
                Assert.Fail(otherwise());
            }

            await Task.Delay(20, cancellation);
        }
    }

    private static async Task<bool> Now(Func<Task<bool>> holds)
    {
        try
        {
            return await holds();
        }
        catch (PlaywrightException)
        {
            // Between two pages there is none to ask.
            return false;
        }
    }
}
