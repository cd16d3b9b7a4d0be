using System.Net;
using ActionPlan.Host.Tests.Database;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

[OnFile("the program shows its sample from a file")]
public sealed partial class SamplePagesTests(NewcomersFixture app) : IClassFixture<NewcomersFixture>
{
    private const int Phone = 390;
    private static readonly bool[] Both = [true, false];

    [Fact]
    public async Task An_empty_first_page_tells_the_first_steps_and_its_one_button_leads_into_the_sample()
    {
        await using var visited = await app.Visit("/");

        Assert.Contains("Chưa có kết quả đánh giá nào", app.FirstPage, StringComparison.Ordinal);
        Assert.Contains("Mỗi đơn vị mở phiếu của mình", app.FirstPage, StringComparison.Ordinal);
        Assert.Contains("Số liệu minh hoạ, không có thật", await visited.Text(".sample-banner"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_all_42_targets_and_counts_that_add_up()
    {
        await using var visited = await app.Visit("/targets?period=2020-Q4");
        var counted = (await visited.Page.Locator(".tile .count").AllInnerTextsAsync()).Select(int.Parse).ToList();
        var rows = await visited.Page.Locator("table.targets tbody tr").AllInnerTextsAsync();

        Assert.Equal(42, rows.Count);
        Assert.Equal(42, counted.Sum());
        Assert.Equal(8, counted.Count);
        Assert.All(counted, count => Assert.True(count > 0));
        Assert.Contains("Không đạt", rows[0], StringComparison.Ordinal);
        foreach (var tile in await visited.Page.Locator(".tile").AllAsync())
        {
            var name = await tile.Locator(".status").InnerTextAsync();
            Assert.Equal(int.Parse(await tile.Locator(".count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture),
                rows.Count(row => row.Split('\n', '\t')[0].Trim() == name.Trim()));
        }
    }

    [Theory]
    [InlineData("module=security", 7)]
    [InlineData("unit=police&module=security", 6)]
    [InlineData("q=pham phap", 1)]
    [InlineData("q=PHẠM PHÁP 14a", 1)]
    [InlineData("q=khongcogi", 0)]
    public async Task Filters_stand_in_the_address(string query, int expected)
    {
        await using var visited = await app.Visit($"/targets?period=2024-Q4&{query}");

        Assert.Equal(expected, await visited.Page.Locator("table.targets tbody tr").CountAsync());
    }

    [Fact]
    public async Task A_cell_of_the_course_leads_to_its_target_in_its_quarter()
    {
        await using var visited = await app.Visit("/board?period=2024-Q4");
        await visited.Click("table.heat a[title*='quý 4/2022: Không đạt']");

        Assert.Contains("quý 4/2022", (await visited.Text(".page-head")).ToLowerInvariant(), StringComparison.Ordinal);
        Assert.Contains("Không đạt", await visited.Text(".sentence"), StringComparison.Ordinal);
        Assert.Equal(0, await visited.Page.Locator("main .notice-warn").CountAsync());
    }

    [Fact]
    public async Task A_count_leads_to_its_targets()
    {
        await using var visited = await app.Visit("/targets?period=2020-Q4");
        var tile = visited.Page.Locator(".tile[data-status=Missed]");
        var count = int.Parse(await tile.Locator(".count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await visited.Click(tile);

        Assert.Contains("status=Missed", visited.Page.Url, StringComparison.Ordinal);
        Assert.Equal(count, await visited.Page.Locator("table.targets tbody tr").CountAsync());
    }

    [Fact]
    public async Task A_letter_about_many_targets_shows_four_charts_and_each_of_them_opens()
    {
        await using var visited = await app.Visit("/mail/29");
        var pictures = await visited.Page.FrameLocator("iframe.letter").Locator("img").EvaluateAllAsync<int[]>("all => all.map(img => img.naturalWidth)");

        Assert.Equal(4, pictures.Length);
        Assert.All(pictures, width => Assert.True(width > 0));
        Assert.Empty(visited.Wrong);
    }

    [Fact]
    public async Task Target_14a_says_why_it_stands_so_down_to_who_entered_what()
    {
        await using var visited = await app.Visit("/?period=2023-Q4&q=14a");
        await visited.Click("a.target-name");
        var text = await visited.Text();

        Assert.Contains("Không đạt", await visited.Text(".sentence"), StringComparison.Ordinal);
        Assert.Contains("yêu cầu dưới 5 vụ/10.000 dân", text, StringComparison.Ordinal);
        Assert.Equal(5, await visited.Page.Locator("table.evidence td[data-label='Lý do']").CountAsync());
        Assert.Contains("“Số vụ phạm pháp hình sự” (luỹ kế từ đầu năm) ÷ “", text, StringComparison.Ordinal);
        Assert.DoesNotContain("criminalCases", text, StringComparison.Ordinal);
        Assert.Contains("Công an phường", text, StringComparison.Ordinal);
        Assert.Contains("không nhân lên", text, StringComparison.Ordinal);
        Assert.True(await visited.Page.Locator(".chart svg").First.IsVisibleAsync());
    }

    [Fact]
    public async Task A_quarter_judged_again_after_a_correction_shows_what_changed()
    {
        await using var visited = await app.Visit("/targets/security/crimeRate?period=2023-Q3");
        var history = await visited.Text("section[aria-labelledby=history]");

        Assert.Contains("Dự kiến đạt → Nguy cơ không đạt", history, StringComparison.Ordinal);
        Assert.Contains("Do sửa số liệu", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_now_leads_to_the_polices_digest_and_a_second_time_changes_nothing()
    {
        await using var visited = await app.Visit("/runs");
        var page = visited.Page;
        await page.SelectOptionAsync("#period", "2025-Q4");
        await visited.Press("Đánh giá ngay");
        await page.Reaches("**/runs/*?new=1");
        Assert.Contains("Đã đánh giá xong", await visited.Text(), StringComparison.Ordinal);

        await visited.Go("/mail?unit=police");
        var newest = page.Locator("a.target-name").First;
        Assert.Contains("Quý 4/2025", await newest.InnerTextAsync(), StringComparison.Ordinal);
        await visited.Click(newest);
        var letter = page.FrameLocator("iframe.letter");
        Assert.Contains("Công an phường", await letter.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("data:image/png", await letter.Locator("img").First.GetAttributeAsync("src"), StringComparison.Ordinal);

        await visited.Go("/runs");
        await page.SelectOptionAsync("#period", "2025-Q4");
        await visited.Press("Đánh giá ngay");
        Assert.Contains("Không có gì thay đổi ở quý 4/2025", await visited.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/board")]
    [InlineData("/board?period=2024-Q4&against=2020-Q4")]
    [InlineData("/compare")]
    [InlineData("/search?q=rac")]
    [InlineData("/targets?period=2020-Q4")]
    [InlineData("/targets/security/crimeRate?period=2023-Q4")]
    [InlineData("/targets/administration/satisfactionByField?period=2020-Q4")]
    [InlineData("/targets/environment/wellsSealed?period=2024-Q2")]
    [InlineData("/programmes")]
    [InlineData("/summaries")]
    [InlineData("/summaries/units/people-committee")]
    [InlineData("/summaries/modules/environment?period=2020-Q4")]
    [InlineData("/works")]
    [InlineData("/assignments")]
    [InlineData("/alerts")]
    [InlineData("/alerts?state=all")]
    [InlineData("/mail")]
    [InlineData("/mail/1")]
    [InlineData("/runs")]
    [InlineData("/runs/1")]
    [InlineData("/plan")]
    [InlineData("/figures")]
    public async Task Every_page_serves_a_phone_and_a_screen_reader_and_calls_nobody(string path)
    {
        await using var visited = await app.Visit(path, Phone);

        Assert.Equal(200, visited.Status);
        Assert.Empty(await visited.Obstacles());
        await visited.Widen(1280);
        Assert.Empty(await visited.Obstacles());

        // Each of these takes seconds: a page in one theme and width, the next in the others.
        await visited.ShortenTables();
        foreach (var isDark in VisitedPage.IsLong ? Both : [path.Length % 2 == 0])
        {
            var scheme = isDark ? ColorScheme.Dark : ColorScheme.Light;
            await visited.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await visited.Widen(isDark ? 1280 : Phone);
            Assert.Empty(await visited.Violations());
        }

        Assert.Empty(visited.Wrong);
    }

    [Theory]
    [InlineData("/?period=foo&status=x&module=y&unit=z&area=q", "Không hiểu kỳ 'foo'")]
    [InlineData("/?period=2031-Q1", "nằm ngoài nhiệm kỳ")]
    [InlineData("/targets/security/crimeRate?period=%00&area=nowhere", "Không có địa bàn 'nowhere'")]
    [InlineData("/alerts?state=x", "Không có tình trạng 'x'")]
    [InlineData("/mail?before=abc", "Không hiểu số 'abc'")]
    [InlineData("/figures?period=2024-Q9", "Không hiểu kỳ '2024-Q9'")]
    [InlineData("/plan?version=x", "Không có phiên bản 'x'")]
    public async Task A_wrong_address_gets_an_answer(string path, string answer)
    {
        await using var visited = await app.Visit(path);

        Assert.Equal(200, visited.Status);
        Assert.Contains(answer, await visited.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/targets/security/nothing")]
    [InlineData("/runs/999999")]
    [InlineData("/runs/abc")]
    [InlineData("/mail/999999")]
    [InlineData("/mail/abc")]
    public async Task What_is_not_there_is_said_in_Vietnamese(string path)
    {
        await using var visited = await app.Visit(path);

        Assert.Equal(404, visited.Status);
        Assert.Equal("Không tìm thấy trang", await visited.Text("h1"));
    }

    [Fact]
    public async Task A_form_that_another_site_sends_is_refused()
    {
        using var client = app.Client();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("period", "2025-Q4")]);
        var answer = await client.PostAsync(new Uri("/runs/evaluate", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("mau.vanphong", true)]
    [InlineData("mau.quantri", true)]
    [InlineData("mau.bithu", false)]
    [InlineData("mau.congan", false)]
    [InlineData("mau.truongcongan", false)]
    [InlineData("mau.kiemtra", false)]
    public async Task Who_may_not_evaluate_is_not_offered_it_and_refused_when_he_tries(string person, bool may)
    {
        await using var visited = await app.VisitAs(person, "/runs");

        Assert.Equal(may ? 1 : 0, await visited.Page.Locator("form[action='runs/evaluate']").CountAsync());
        var status = await visited.Page.EvaluateAsync<int>(
            """
            async () => {
              const form = new FormData(document.querySelector('form[action="sign-out"]'));
              form.append('period', '2020-Q3');
              return (await fetch('/runs/evaluate', { method: 'POST', body: form })).status;
            }
            """);
        Assert.Equal(may ? 200 : 403, status);
    }

    [Fact]
    public async Task A_unit_is_shown_its_own_mail_only()
    {
        await using var police = await app.VisitAs("mau.congan", "/mail");
        var units = await police.Page.Locator("table.list tbody tr td[data-label='Người nhận']").AllInnerTextsAsync();

        Assert.NotEmpty(units);
        Assert.All(units, unit => Assert.Contains("Công an", unit, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/", "frame-ancestors 'none'")]
    [InlineData("/app.css", "default-src 'none'")]
    [InlineData("/mail/1/html", "sandbox;")]
    public async Task Headers_forbid_frames_scripts_of_others_and_guessing_of_types(string path, string policy)
    {
        using var client = app.Client();
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains(policy, string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }
}
