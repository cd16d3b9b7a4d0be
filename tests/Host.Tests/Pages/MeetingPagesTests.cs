using ActionPlan.Host.Tests.Database;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>The secretary leads the quarter's meeting by the keyboard alone, on a projector.</summary>
[OnFile("the program shows its sample from a file")]
public sealed class MeetingPagesTests(PagesFixture app) : IClassFixture<PagesFixture>
{
    [Fact]
    public async Task The_meeting_is_led_and_decides_without_a_pointer()
    {
        await using var secretary = await app.VisitAs("mau.bithu", "/meeting");
        var (page, keys) = (secretary.Page, secretary.Page.Keyboard);
        await page.SetViewportSizeAsync(1024, 768);
        var steps = int.Parse((await page.InnerTextAsync(".meeting-head [role=status]")).Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(steps, 5, 60);

        await Follow(page, "ArrowRight", "/meeting/targets/");
        Assert.Equal(1, await page.Locator(".meeting-target figure svg:visible").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('.meeting-target .only-wide svg').getBoundingClientRect().bottom < 768"));
        Assert.Empty(await secretary.Obstacles());
        await Follow(page, "ArrowLeft", "/meeting?");
        await Follow(page, "ArrowRight", "/meeting/targets/");
        var step = page.Url;

        // What is typed leads nowhere.
        await keys.PressAsync("d");
        await page.Locator("#what").FillAsync("");
        await keys.TypeAsync("Kiểm tra <b>từng</b> khu phố");
        await keys.PressAsync("ArrowLeft");
        Assert.Equal(step, page.Url);
        await page.Locator("#decide input[value=assignment], #decide input[name=kind]").Last.FocusAsync();
        await keys.PressAsync("Space");
        await page.FocusAsync("#person");
        await page.Locator("#person").FillAsync("");
        await keys.TypeAsync("Nguyễn Văn Hai");
        await page.FillAsync("#by", TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.FocusAsync("#person");
        await Follow(page, "Enter", "done=decide");
        Assert.Contains("Kiểm tra <b>từng</b> khu phố", await secretary.Text(), StringComparison.Ordinal);

        await secretary.Go("/meeting/decisions");
        Assert.Contains("Nguyễn Văn Hai", await page.InnerTextAsync("#decisions"), StringComparison.Ordinal);
        Assert.Empty(await secretary.Obstacles());
        Assert.Empty(await secretary.Violations());
        var saved = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").PressAsync("Enter"));
        Assert.EndsWith(".docx", saved.SuggestedFilename, StringComparison.Ordinal);
        await Follow(page, "PageUp", "/meeting/assignments");
        Assert.Contains("Kiểm tra <b>từng</b> khu phố", await secretary.Text(), StringComparison.Ordinal);
        await page.SetViewportSizeAsync(390, 844);
        Assert.Empty(await secretary.Obstacles());

        // Who reads decides nothing.
        await using var inspector = await app.VisitAs("mau.kiemtra", "/meeting/decisions");
        Assert.Equal(0, await inspector.Page.Locator("main form").CountAsync());
        Assert.Empty(secretary.Wrong.Concat(inspector.Wrong));
    }

    private static async Task Follow(IPage page, string key, string to)
    {
        await page.Keyboard.PressAsync(key);
        await page.Reaches($"**{to}**");
    }
}
