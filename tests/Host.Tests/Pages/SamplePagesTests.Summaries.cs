using System.Text.RegularExpressions;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Pages.Summaries;
using ActionPlan.Host.Summaries;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Summaries;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

public sealed partial class SamplePagesTests
{
    [Fact]
    public async Task Each_page_of_the_sample_prints_on_exactly_one_sheet()
    {
        await using var office = await app.Visit("/summaries");
        var addresses = await office.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('ul.summaries a')].map(a => a.getAttribute('href'))");
        Assert.True(addresses.Length > 10);
        string[] more = ["/summaries/units/people-committee?period=2020-Q4", "/summaries/modules/environment?period=2020-Q4",
            "/summaries/units/police?period=2025-Q4"];

        foreach (var address in addresses.Concat(more))
        {
            await office.Go(address);
            Assert.Equal((address, 1), (address, await Sheets(office)));
        }
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(3, 60, true)]
    [InlineData(8, 8, true)]
    [InlineData(42, 20, true)]
    [InlineData(60, 60, false)]
    [InlineData(300, 300, true)]
    public async Task However_much_there_is_to_say_it_prints_on_one_sheet_and_names_all_in_danger(int endangered, int matters, bool numbered)
    {
        await using var ward = await Ward.Open();
        var summary = PageFit.OnePage(LoadedSummary.Of(endangered, matters, numbered));
        var html = await ward.Get<MailTemplates>().Html<SummarySheet, Summary>(summary);
        await using var office = await app.Visit("/summaries/units/police");

        await office.Page.EvaluateAsync("html => { document.querySelector('article.summary').outerHTML = html; }", html);

        Assert.Equal(1, await Sheets(office));
        var text = await office.Text("article.summary");
        Assert.All(summary.Endangered.Concat(summary.Named), target => Assert.Contains(target.Title, text, StringComparison.Ordinal));
        Assert.Equal(endangered, summary.Endangered.Count + summary.Named.Count);
    }

    [Fact]
    public async Task The_office_sends_it_and_a_unit_only_reads()
    {
        await using var office = await app.Visit("/summaries/units/military-command?period=2025-Q3");
        await office.Click("form[action='summaries/send'] button");
        Assert.Contains("Đã đưa 1 thư vào hàng chờ gửi.", await office.Text(), StringComparison.Ordinal);
        await office.Click("form[action='summaries/send'] button");
        Assert.Contains("Hôm nay bản này đã được gửi", await office.Text(), StringComparison.Ordinal);

        await using var clerk = await app.VisitAs("mau.congan", "/summaries/units/people-committee");
        Assert.Equal(0, await clerk.Page.Locator("form[action='summaries/send']").CountAsync());
        Assert.Contains("Số liệu phải nộp của đơn vị khác không hiển thị với bạn.", await clerk.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("số liệu chưa nộp", await clerk.Text("article.summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Milestones_of_a_register_that_is_not_shown_are_not_called_missing()
    {
        await using var police = await app.VisitAs("mau.congan", "/works");
        await using var leader = await app.VisitAs("mau.bithu", "/works");

        Assert.Contains("chỉ đơn vị ấy, văn phòng, lãnh đạo và cán bộ kiểm tra xem được", await police.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Chưa có mốc tiến độ", await police.Text(), StringComparison.Ordinal);
        Assert.Contains("1 mốc quá hạn, chưa xong · 3 mốc xong chậm", await leader.Text(), StringComparison.Ordinal);
    }

    private static async Task<int> Sheets(VisitedPage visited)
    {
        await visited.Page.EvaluateAsync("() => Promise.all([...document.fonts].map(face => face.load()))");
        var pdf = await visited.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
        return Sheet().Count(System.Text.Encoding.Latin1.GetString(pdf));
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Sheet();
}
