using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

public sealed partial class SamplePagesTests
{
    [Fact]
    public async Task Marks_in_the_table_below_a_chart_are_as_small_as_elsewhere()
    {
        await using var office = await app.Visit("/targets/security/crimeRate");
        await office.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");

        var widths = await office.Page
            .EvaluateAsync<float[]>("() => [...document.querySelectorAll('.chart table svg')].map(mark => mark.getBoundingClientRect().width)");

        Assert.NotEmpty(widths);
        Assert.All(widths, width => Assert.InRange(width, 1, 20));
    }

    [Theory]
    [InlineData("/board?period=2025-Q3", 2)]
    [InlineData("/targets", 6)]
    [InlineData("/targets/security/crimeRate?period=2025-Q3", 1)]
    public async Task A_page_prints_whole_on_few_sheets_and_says_that_its_figures_are_made_up(string path, int most)
    {
        await using var office = await app.Visit(path);
        Assert.InRange(await Sheets(office), 1, most);

        // A4 across, less its margins: the width that the browser lays a wide list out in.
        await office.Page.SetViewportSizeAsync(1031, 703);
        await office.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.True(await office.Page.Locator(".sample-banner strong").IsVisibleAsync());
        Assert.Empty(await office.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main table, main svg, main td, main th')]
              .filter(part => part.checkVisibility() && part.getBoundingClientRect().right > document.querySelector('main').getBoundingClientRect().right + 1)
              .map(part => part.outerHTML.slice(0, 80))
            """));
    }

    [Fact]
    public async Task A_report_and_a_summary_print_without_the_frame_of_the_pages()
    {
        foreach (var path in new[] { "/summaries/units/police", "/reports/1" })
        {
            await using var office = await app.Visit(path);
            await office.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            Assert.False(await office.Page.Locator(".sample-banner").IsVisibleAsync(), path);
            Assert.False(await office.Page.Locator(".bar").IsVisibleAsync(), path);
        }
    }
}
