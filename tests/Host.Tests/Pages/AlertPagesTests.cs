using ActionPlan.Host.Tests.Database;


namespace ActionPlan.Host.Tests.Pages;

/// <summary>An alert of the police, answered by the police and asked about by the secretary, in the browser.</summary>
[OnFile("the program shows its sample from a file")]
public sealed class AlertPagesTests(PagesFixture app) : IClassFixture<PagesFixture>
{
    private const string Hostile = "<script>alert(1)</script> \"Hai vụ\" & địa bàn giáp ranh";

    [Fact]
    public async Task The_first_page_says_what_a_target_in_danger_needs_why_and_what_its_unit_has_promised()
    {
        await using var leader = await app.VisitAs("mau.bithu", "/targets?period=2025-Q3");
        var waste = leader.Page.Locator("tr[data-target='environment.wasteSpotsLeft'] td.next");
        var detection = leader.Page.Locator("tr[data-target='security.detectionRate'] td.next");

        Assert.Contains("Đưa về mức không quá 0 điểm", await waste.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Quá hẹn khắc phục 30/06/2026", await waste.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Đạt trên 75%", await detection.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Mới đạt 72,73%", await detection.InnerTextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("alerts/", await detection.Locator("a").GetAttributeAsync("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_police_answer_the_secretary_asks_and_the_police_explain()
    {
        await using var police = await app.VisitAs("mau.congan", "/alerts/of/security/detectionRate?area=phuong-12");
        var address = police.Path;
        Assert.Matches("^alerts/[0-9]+$", address);
        await Answer(police, Hostile, "2020-01-01");
        Assert.Contains("Ngày đã qua", await police.Text(), StringComparison.Ordinal);
        Assert.Equal(Hostile, await police.Page.InputValueAsync("#cause"));
        Assert.Empty(await police.Obstacles());

        await using var head = await app.VisitAs("mau.truongcongan", address);
        await Answer(police, Hostile, NextMonth);
        Assert.Contains("Đã ghi nhận trả lời của đơn vị", await police.Text(), StringComparison.Ordinal);
        Assert.Contains(Hostile, await police.Text(), StringComparison.Ordinal);

        await Answer(head, "Ý kiến của trưởng", NextMonth);
        Assert.Contains("Người khác vừa trả lời trước bạn", await head.Text(), StringComparison.Ordinal);
        Assert.Equal("Ý kiến của trưởng", await head.Page.InputValueAsync("#cause"));

        await using var secretary = await app.VisitAs("mau.bithu", address);
        Assert.Equal(0, await secretary.Page.Locator("#answer").CountAsync());
        await secretary.Page.ClickAsync("summary:has-text('Yêu cầu đơn vị giải trình')");
        await secretary.Page.FillAsync("#ask-text", "Vì sao?\n" + Hostile);
        await secretary.Page.FillAsync("#ask-by", NextMonth);
        await secretary.Press("Gửi yêu cầu");
        Assert.Contains("Đã gửi yêu cầu giải trình", await secretary.Text(), StringComparison.Ordinal);

        await police.Go(address);
        await police.Page.FillAsync("textarea[name=text]", "Đã bắt được một đối tượng");
        await police.Press("Gửi giải trình");
        Assert.Contains("Đã ghi nhận giải trình", await police.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await police.Page.Locator("textarea[name=text]").CountAsync());
        await police.Page.SetViewportSizeAsync(390, 844);
        Assert.Empty(await police.Obstacles());

        await using var list = await app.VisitAs("mau.kiemtra", "/alerts");
        Assert.Equal(1, await list.Page.Locator($"a[href='{address}']").CountAsync());
        await list.Go("/mail");
        Assert.Contains("Yêu cầu giải trình, hạn", await list.Text(), StringComparison.Ordinal);
        Assert.All(new[] { police, head, secretary, list }, person => Assert.Empty(person.Wrong));
    }

    [Fact]
    public async Task Another_unit_reads_and_cannot_answer_and_what_is_not_there_is_said()
    {
        await using var other = await app.VisitAs("mau.ubnd", "/alerts/of/security/detectionRate?area=phuong-12");
        Assert.Equal(0, await other.Page.Locator("main form").CountAsync());

        await other.Go("/alerts/999999");
        Assert.Equal(404, other.Status);
        await other.Go("/alerts/of/security/nothing");
        Assert.Equal(404, other.Status);
    }

    [Fact]
    public async Task The_list_can_be_narrowed_to_what_is_late()
    {
        await using var office = await app.Visit("/alerts?state=late");

        var rows = await office.Page.Locator("table.list tbody tr").AllInnerTextsAsync();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains("Quá hạn", row, StringComparison.Ordinal));
        Assert.Empty(await office.Obstacles());
    }

    private static string NextMonth => TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Answer(VisitedPage person, string cause, string by)
    {
        if (!await person.Page.IsVisibleAsync("#cause"))
        {
            await person.Page.ClickAsync("summary:has-text('Trả lời')");
        }

        await person.Page.FillAsync("#cause", cause);
        await person.Page.FillAsync("#remedy", "Tăng tuần tra");
        await person.Page.FillAsync("#person", "Thượng úy Trần Văn Chi");
        // As a browser would send it that knows no limits of dates.
        await person.Page.EvaluateAsync("() => document.querySelector('#by').removeAttribute('min')");
        await person.Page.FillAsync("#by", by);
        await person.Press("Gửi trả lời");
    }
}
