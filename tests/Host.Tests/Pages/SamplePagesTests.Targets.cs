using System.Net;
using System.Text;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

public sealed partial class SamplePagesTests
{
    private const string Crime = "/targets/security/crimeRate?period=2025-Q2&area=phuong-12";

    [Fact]
    public async Task A_target_says_whether_its_quarter_is_a_signal_or_noise_or_why_it_cannot()
    {
        await using var visited = await app.Visit("/healthz");
        foreach (var (path, told) in new (string, string[])[]
        {
            ("/targets/security/crimeRate?period=2025-Q3",
                ["Trong dao động thường.", "tổng của 4 quý so với ngưỡng: lúc được lúc không", "khoảng Poisson chính xác 95%",
                    "không làm thay đổi kết quả đánh giá", "giới hạn tự nhiên từ"]),
            ("/targets/environment/domesticWaste?period=2025-Q3", ["Trong dao động thường.", "so với ngưỡng: lúc được lúc không"]),
            ("/targets/administration/povertyReduction?period=2024-Q4", ["chỉ tiêu không đánh giá theo từng quý", "không làm thay đổi kết quả đánh giá"]),
            ("/targets/party-building/womenMembersGrowth?period=2025-Q3", ["không tách riêng được từng quý"]),
            ("/targets/security/crimeRate?period=2021-Q4", ["cần ít nhất 8"]),
        })
        {
            await visited.Go(path);
            var text = await visited.Text(".variation");
            Assert.All(told, part => Assert.Contains(part, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_if_is_judged_by_the_same_rules_stands_in_the_address_and_says_where_a_number_is_wrong()
    {
        await using var visited = await app.Visit(Crime);
        await visited.Page.FillAsync("[name='if.criminalCases.2025-Q3']", "9");
        await visited.Page.FillAsync("[name='if.criminalCases.2025-Q4']", "12");
        await visited.Press("Xem kết quả giả định");

        Assert.Contains("if.criminalCases.2025-Q4=12", visited.Page.Url, StringComparison.Ordinal);
        // 6 + 9 + 12 cases among the 49.840 people of 2025 are 5,42: above 5.
        Assert.Contains("Không đạt", await visited.Text("table.supposed tbody tr:nth-child(3)"), StringComparison.Ordinal);
        Assert.Contains("5,42", await visited.Text("table.supposed tbody tr:nth-child(3)"), StringComparison.Ordinal);
        Assert.Contains("Dự kiến đạt", await visited.Text(".sentence"), StringComparison.Ordinal);

        await visited.Go(Crime + "&if.criminalCases.2025-Q3=x&if.criminalCases.2025-Q4=-1&if.wells.2025-Q4=5");
        Assert.Equal(2, await visited.Page.Locator(".suppose [aria-invalid=true]").CountAsync());
        Assert.Contains("Không phải là số", await visited.Text(".what-if [role=alert]"), StringComparison.Ordinal);
        Assert.Contains("if.wells.2025-Q4", await visited.Text(".what-if .notice-warn"), StringComparison.Ordinal);
        Assert.Equal(0, await visited.Page.Locator("table.supposed").CountAsync());
        Assert.Empty(await visited.Obstacles());
        Assert.Empty(visited.Wrong);
    }

    [Fact]
    public async Task A_course_is_read_by_keyboard_and_taken_away_as_picture_and_numbers()
    {
        await using var visited = await app.Visit(Crime);
        await visited.Page.FocusAsync(".course-live");
        await visited.Page.Keyboard.PressAsync("Home");
        await visited.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(visited.Page.Locator("figure[data-course] output")).ToContainTextAsync("Quý 4/2020: 4,54 vụ/10.000 dân – Đạt; yêu cầu dưới 5");
        await visited.Page.Keyboard.PressAsync("+");
        Assert.Empty(visited.Wrong);

        using var client = app.Client();
        foreach (var (kind, type, begins) in new[] { ("png", "image/png", "\u0089PNG"), ("svg", "image/svg+xml", "<svg"), ("csv", "text/csv", "ï»¿") })
        {
            using var answer = await client.GetAsync(
                new Uri($"/export/course/security/crimeRate/{kind}?period=2025-Q2&area=phuong-12", UriKind.Relative), TestContext.Current.CancellationToken);
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.StartsWith(begins, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            if (kind == "csv")
            {
                var lines = Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
                Assert.Equal(23, lines.Length);
                Assert.Contains(lines, line =>
                    line.StartsWith("2023-Q4,Không đạt,", StringComparison.Ordinal) && line.EndsWith("không phải số liệu thật", StringComparison.Ordinal));
            }
        }

        using var none = await client.GetAsync(new Uri("/export/course/security/crimeRate/exe", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }
}
