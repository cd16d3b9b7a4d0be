namespace ActionPlan.Host.Tests.Pages;

/// <summary>A city with its wards, in the browser.</summary>
public sealed class CityPagesTests(CityFixture site) : IClassFixture<CityFixture>
{
    [Fact]
    public async Task The_city_s_office_begins_with_the_wards_in_trouble_and_goes_on_to_each_of_them()
    {
        await using var office = await site.VisitAs("vanphong", "/board?period=2024-Q3");
        Assert.Equal(["ward-3", "ward-2", "ward-1", "ward-4"], await Wards(office));
        Assert.Contains("Kết quả quý 3/2024: 4 địa bàn", await office.Text(), StringComparison.Ordinal);
        Assert.Contains("2. Tỷ lệ khám phá", await office.Page.InnerTextAsync("tr[data-area=ward-2] .root-worst"), StringComparison.Ordinal);
        Assert.Empty(await office.Obstacles());
        Assert.Empty(await office.TooPale());

        await office.Click("main a:has-text('Xem tất cả 4 địa bàn')");
        Assert.Equal("overview", office.Path);
        foreach (var width in new[] { 1440, 1024, 390 })
        {
            await office.Page.SetViewportSizeAsync(width, 844);
            Assert.Empty(await office.Obstacles());
        }

        Assert.Empty(await office.TooPale());
        await office.Page.FillAsync("#q", "phuong 3");
        await office.Click("main form.filters button[type=submit]");
        Assert.Equal(["ward-3"], await Wards(office));

        await office.Click("tr[data-area=ward-3] a.root-count");
        Assert.Contains("– Phường 3", await office.Page.InnerTextAsync("#counts"), StringComparison.Ordinal);
        Assert.Equal(3, await office.Page.Locator("tr[data-target]").CountAsync());
        Assert.Contains("area=ward-3", await office.Page.Locator("tr[data-target] a.target-name").First.GetAttributeAsync("href"), StringComparison.Ordinal);
        Assert.Empty(await office.Obstacles());
        Assert.Empty(office.Wrong);

        await office.Go("/overview?period=2024-Q3&sort=nonsense&page=x");
        Assert.Equal(4, (await Wards(office)).Count);
        Assert.Contains("nonsense", await office.Text(), StringComparison.Ordinal);
        var answer = await office.Page.APIRequest.GetAsync(new Uri(new Uri(office.Page.Url), "/export/overview?period=2024-Q3").ToString());
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Headers["content-type"]);
    }

    [Fact]
    public async Task A_ward_s_people_begin_with_their_ward_and_see_no_other()
    {
        await using var head = await site.VisitAs("phuong2", "/targets?period=2024-Q3");
        Assert.Contains("– Phường 2", await head.Page.InnerTextAsync("#counts"), StringComparison.Ordinal);
        Assert.Equal(0, await head.Page.Locator(".side a[href$='overview']").CountAsync());
        Assert.Equal(1, await head.Page.Locator("tr[data-target='security.detection'] .status.is-Missed").CountAsync());

        await head.Go("/overview?period=2024-Q3");
        Assert.Equal(["ward-2"], await Wards(head));
        await head.Go("/targets/security/detection?period=2024-Q3");
        Assert.Contains("Phường 2", await head.Page.InnerTextAsync(".page-head"), StringComparison.Ordinal);
        Assert.Empty(await head.Obstacles());
    }

    [Fact]
    public async Task Each_ward_has_its_report_and_the_lists_can_be_narrowed_down_to_it()
    {
        await using var third = await site.VisitAs("phuong3", "/reports");
        Assert.Equal("ward-3", await third.Page.Locator("form[action$='reports/draft'] [name=area]").InputValueAsync());
        await Drafted(third, null);
        Assert.Contains("Phường 3", await third.Text(), StringComparison.Ordinal);
        await third.Go("/reports/settings");
        Assert.Equal("ward-3", await third.Page.InputValueAsync("form[method=post] input[name=area]"));

        await using var office = await site.VisitAs("vanphong", "/reports");
        await Drafted(office, "ward-2");
        Assert.Contains("Phường 2", await office.Text(), StringComparison.Ordinal);
        await office.Go("/reports?area=ward-2");
        Assert.Equal(1, await office.Page.Locator("main table.list tbody tr").CountAsync());
        Assert.Contains("Phường 2", await office.Page.InnerTextAsync("main table.list tbody"), StringComparison.Ordinal);
        Assert.Empty(await office.Obstacles());

        await office.Go("/alerts?area=ward-2");
        Assert.Equal(2, await office.Page.Locator("main table.list tbody tr").CountAsync());
        Assert.DoesNotContain("Phường 3", await office.Page.InnerTextAsync("main table.list tbody"), StringComparison.Ordinal);
        Assert.Empty(await office.Obstacles());
        await office.Go("/mail?area=ward-2");
        Assert.Equal("ward-2", await office.Page.InputValueAsync("#area"));
        Assert.Empty(await office.Obstacles());
        foreach (var list in new[] { "/overdue", "/registers", "/registers/wells" })
        {
            await office.Go(list + "?area=ward-2");
            Assert.Equal("ward-2", await office.Page.InputValueAsync("#area"));
            Assert.Empty(await office.Obstacles());
        }

        foreach (var (list, lines) in new[] { ("/completeness", 2), ("/figures", 3) })
        {
            await office.Go(list + "?period=2024-Q3&area=ward-2");
            Assert.Equal(lines, await office.Page.Locator("main table.list tbody tr").CountAsync());
            Assert.Equal("ward-2", await office.Page.InputValueAsync("#area"));
            Assert.Equal(1, await office.Page.Locator("#area option[value='']").CountAsync());
            Assert.Empty(await office.Obstacles());
        }

        Assert.Equal(2, await office.Page.Locator("main ul.choices a").CountAsync());
    }

    private static async Task<IReadOnlyList<string?>> Wards(VisitedPage page) =>
        await page.Page.Locator("tr[data-area]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.area)");

    private static async Task Drafted(VisitedPage page, string? ward)
    {
        await page.Page.SelectOptionAsync("form[action$='reports/draft'] [name=quarter]", "2024-Q3");
        if (ward is not null)
        {
            await page.Page.SelectOptionAsync("form[action$='reports/draft'] [name=area]", ward);
        }

        await page.Click("form[action$='reports/draft'] button[type=submit]");
        Assert.Contains("said=Done", page.Page.Url, StringComparison.Ordinal);
    }
}
