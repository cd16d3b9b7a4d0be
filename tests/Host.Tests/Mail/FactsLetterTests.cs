using ActionPlan.Host.Mail;
using ActionPlan.Host.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Mail;

public sealed class FactsLetterTests
{
    private static readonly FactsLetter Letter = new()
    {
        Frame = new LetterFrame("Chương trình hành động", "Công an phường", true)
        {
            Topic = "Yêu cầu giải trình", Heading = "Yêu cầu giải trình",
            Page = new Uri("https://pages.invalid/alerts/1"), Button = "Mở trang giải trình", Invitation = "Giải trình tại", Footer = "Thư gửi tự động.",
        },
        Facts = [("Chỉ tiêu", "1. Số vụ"), ("Hạn", "30/11/2024")],
        Quote = "Vì sao?",
    };

    [Fact]
    public void Plain_text_says_all_that_the_page_says_in_its_order()
    {
        Assert.Equal(
            """
            *** SỐ LIỆU MINH HOẠ, KHÔNG CÓ THẬT ***

            Chương trình hành động
            Yêu cầu giải trình
            Kính gửi: Công an phường

            Chỉ tiêu: 1. Số vụ
            Hạn: 30/11/2024

            Nội dung:
            Vì sao?

            Giải trình tại: https://pages.invalid/alerts/1
            Thư gửi tự động.
            """.ReplaceLineEndings(),
            Letter.Text);
        Assert.Equal("[Số liệu minh hoạ, không có thật] [Chương trình hành động] Yêu cầu giải trình", Letter.Frame.Subject);
    }

    [Fact]
    public void A_letter_to_nobody_in_particular_greets_nobody_and_quotes_nothing()
    {
        var bare = Letter with { Quote = null, Frame = Letter.Frame with { Addressee = "", IsSample = false } };

        Assert.StartsWith("Chương trình hành động\nYêu cầu giải trình\n\nChỉ tiêu: 1. Số vụ\n".ReplaceLineEndings(), bare.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nội dung", bare.Text, StringComparison.Ordinal);
        Assert.Equal("[Chương trình hành động] Yêu cầu giải trình", bare.Frame.Subject);
    }

    [Fact]
    public async Task A_letter_is_no_wider_than_a_phone_whatever_is_written_in_it()
    {
        var word = new string('w', 200);
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var templates = new MailTemplates(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<ILoggerFactory>());
        var letter = await templates.Letter(Letter with
        {
            Frame = Letter.Frame with { Heading = word, Footer = word }, Facts = [("Mã SHA-256 của tệp", word)], Quote = word,
        });
        var page = await Browsers.Open(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 } });

        await page.SetContentAsync(letter.Html);

        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.CloseAsync();
    }
}
