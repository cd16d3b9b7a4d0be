using System.Net;
using ActionPlan.Host.Tests.Pages;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Calendars;

/// <summary>The secret address of a calendar, in the browser and by a program that has no session.</summary>
public sealed class CalendarAddressTests(OfficeFixture site) : IClassFixture<OfficeFixture>
{
    [Fact]
    public async Task An_address_serves_without_a_session_until_it_is_revoked_or_another_takes_its_place()
    {
        using var program = new HttpClient();
        await using var head = await site.VisitAs("truong", "/account");
        Assert.Empty(await head.Obstacles());
        var first = await Create(head, "Tạo địa chỉ lịch");
        using (var answer = await program.GetAsync(first, TestContext.Current.CancellationToken))
        {
            Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Equal("PUBLISH", Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Method);
        }

        await head.Go("/account");
        Assert.DoesNotContain(first.Segments[^1], await head.Page.ContentAsync(), StringComparison.Ordinal);
        var second = await Create(head, "Tạo địa chỉ mới");
        Assert.Equal(HttpStatusCode.NotFound, await Status(program, first));
        Assert.Equal(HttpStatusCode.OK, await Status(program, second));

        await head.Go("/account");
        await head.Press("Thu hồi địa chỉ");
        Assert.Equal(HttpStatusCode.NotFound, await Status(program, second));
        Assert.Equal(HttpStatusCode.NotFound, await Status(program, new Uri(second, "x.ics")));
        Assert.Empty(head.Wrong);
    }

    private static async Task<Uri> Create(VisitedPage page, string button)
    {
        await page.Press(button);
        return new Uri(await page.Page.InputValueAsync("#address"));
    }

    private static async Task<HttpStatusCode> Status(HttpClient program, Uri address)
    {
        using var answer = await program.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
