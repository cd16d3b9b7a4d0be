using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Cli;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>A plan is prepared in the browser: areas out of a workbook, a merger, and what is still missing.</summary>
public sealed class NewPlanPagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_office_brings_areas_from_a_workbook_merges_two_and_sees_what_is_still_missing()
    {
        using var folder = new TemporaryFolder();
        var plan = Directory.CreateDirectory(Path.Combine(folder.Path, "rules", "plan")).FullName;
        await File.WriteAllTextAsync(Path.Combine(plan, "plan.json"), WardPlan.Json, Cancellation);
        await File.WriteAllTextAsync(Path.Combine(plan, "security.json"), WardPlan.Rules, Cancellation);
        await using var desk = await RuleDesk.Open(folder, null);
        var page = desk.Owner.Page;

        await desk.Owner.Go("/rules/plan.json/list?kind=areas");
        await page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "khu pho.xlsx", MimeType = "application/octet-stream",
            Buffer = Workbooks.Of(("Khu phố",
                [["Tên địa bàn", "Loại", "Thuộc"], ["Khu phố 2", "khu phố", "Phường 12"], ["Khu phố 3", "khu phố", "Phường 13"]], [])),
        });
        await desk.Owner.Click("form[action$='/list'] button");
        Assert.Contains("không có địa bàn ‘Phường 13’", await desk.Owner.Text("section[aria-labelledby=seen] table"), StringComparison.Ordinal);
        await desk.Owner.Click("button[form=take]");
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("Đã đưa các hàng vào bản thảo");
        Assert.Contains("{ \"id\": \"khu-pho-2\", \"name\": \"Khu phố 2\", \"kind\": \"neighbourhood\" }",
            await page.InputValueAsync("#text"), StringComparison.Ordinal);

        await desk.Owner.Go("/rules/plan.json/lineage");
        await page.CheckAsync("input[value=kp-1]");
        await page.CheckAsync("input[value=khu-pho-2]");
        await page.FillAsync("#day", "2025-07-01");
        await page.FillAsync("#name", "Khu phố A");
        await desk.Owner.Click("button[name=look]");
        Assert.Contains("Khu phố A được đánh giá với số liệu của Khu phố 1, Khu phố 2",
            await desk.Owner.Text("section[aria-labelledby=follows]"), StringComparison.Ordinal);
        await desk.Owner.Click("section[aria-labelledby=follows] form button");
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("Đã đưa các hàng vào bản thảo");
        Assert.Contains("\"to\": \"2025-06-30\", \"mergedInto\": \"khu-pho-a\"", await page.InputValueAsync("#text"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("section[aria-labelledby=check] .notice-bad").CountAsync());

        await desk.Owner.Go("/rules/plan.json/units/police");
        await page.FillAsync("#email", "khong phai thu");
        await desk.Owner.Press("Lưu");
        Assert.Equal(1, await page.Locator(".rule-field .field-problems").CountAsync());
        await page.FillAsync("#email", "ca@phuong12.example");
        await desk.Owner.Press("Lưu");
        Assert.Equal(0, await page.Locator(".field-problems").CountAsync());
        await desk.Owner.Go("/rules/plan.json/plan");
        await page.FillAsync("[id='schedules.remindDaysBefore']", "9; 3");
        await desk.Owner.Press("Lưu");
        await desk.Owner.Go("/rules/plan.json");
        Assert.Contains("\"email\": \"ca@phuong12.example\"", await page.InputValueAsync("#text"), StringComparison.Ordinal);
        Assert.Contains("\"schedules\": { \"remindDaysBefore\": [9, 3] }", await page.InputValueAsync("#text"), StringComparison.Ordinal);

        await desk.Owner.Go("/plan/ready");
        var told = await desk.Owner.Text("main table");
        Assert.Contains("chưa có người duyệt: ", told, StringComparison.Ordinal);
        Assert.Empty(await desk.Owner.Violations());
    }
}
