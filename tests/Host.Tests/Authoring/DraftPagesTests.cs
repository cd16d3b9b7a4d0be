using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Pages;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>A module's owner changes a threshold in a browser, sees what would follow and proposes it; somebody else publishes.</summary>
public sealed class DraftPagesTests
{
    [Fact]
    public async Task A_threshold_goes_from_the_owners_draft_into_the_file_by_a_second_person()
    {
        using var folder = new TemporaryFolder();
        folder.WriteSmallPlan("rules/small");
        await using var desk = await RuleDesk.Open(folder, "security");
        var (owner, administrator) = (desk.Owner, desk.Administrator);
        await administrator.Go("/runs");
        await administrator.Page.SelectOptionAsync("#period", "2022-Q4");
        await administrator.Press("Đánh giá ngay");
        await owner.Go("/rules");
        Assert.Empty(await owner.Obstacles());
        Assert.Empty(await owner.Violations());
        await owner.Click("a[href='rules/security']");
        await owner.Page.WaitForSelectorAsync(".cm-content");
        var text = await desk.Text();
        Assert.Equal(SmallPlan.RulesJson, text);

        // A decimal comma is answered as `check` answers it, by its line.
        await desk.Type(text.Replace("\"of\": 75", "\"of\": 7,5", StringComparison.Ordinal));
        await owner.Press("Lưu và kiểm tra");
        Assert.Contains("7.5", await owner.Text(".problems"), StringComparison.Ordinal);
        Assert.Contains("security.json:15:", await owner.Text(".problems"), StringComparison.Ordinal);
        Assert.Equal(0, await owner.Page.Locator("#reason").CountAsync());

        await owner.Page.WaitForSelectorAsync(".cm-content");
        await desk.Type(text.Replace("\"of\": 75", "\"of\": 80", StringComparison.Ordinal));
        await owner.Press("Lưu và kiểm tra");
        Assert.Contains("ngưỡng từ trên 75 thành trên 80", await owner.Text("section[aria-labelledby=differs]"), StringComparison.Ordinal);
        await owner.Page.SelectOptionAsync("#try-from", "2022-Q4");
        await owner.Press("Thử từ quý này");
        Assert.Contains("Quý 4/2022: 0 kết quả khác trong 2 kết quả mà bản thảo chạm tới", await owner.Text("section[aria-labelledby=try]"), StringComparison.Ordinal);
        Assert.Empty(await owner.Obstacles());
        Assert.Empty(await owner.Violations());
        await owner.Page.FillAsync("#reason", "Nghị quyết <b>sửa</b> ngưỡng");
        await owner.Page.SelectOptionAsync("#from", "2022-Q4");
        foreach (var warning in await owner.Page.Locator("input[name=warning]").AllAsync())
        {
            await warning.CheckAsync();
        }

        await owner.Press("Đề nghị công bố");
        Assert.Contains("Đang chờ công bố", await owner.Text(), StringComparison.Ordinal);

        await administrator.Go("/my-work");
        Assert.Contains("Lê Thị Hồng", await administrator.Text("tr[data-kind=RulesWait]"), StringComparison.Ordinal);
        await administrator.Click("tr[data-kind=RulesWait] a");
        Assert.Contains("ngưỡng từ trên 75 thành trên 80", await administrator.Text("section[aria-labelledby=differs]"), StringComparison.Ordinal);
        Assert.Contains("Các quý sẽ được đánh giá lại: 1", await administrator.Text("section[aria-labelledby=restates]"), StringComparison.Ordinal);
        Assert.Empty(await administrator.Obstacles());
        Assert.Empty(await administrator.Violations());
        var asked = administrator.Page.Url;
        await administrator.Press("Công bố");
        await administrator.Page.Reaches("**/rules?done=decide");
        // Whoever comes second is told who was first.
        await administrator.Page.GotoAsync(asked);
        Assert.Contains("Đề nghị này không còn chờ", await administrator.Text("[role=status]"), StringComparison.Ordinal);
        await administrator.Go("/rules");
        Assert.Contains("Nghị quyết <b>sửa</b> ngưỡng", await administrator.Text("section[aria-labelledby=module-security]"), StringComparison.Ordinal);

        await owner.Go("/rules/versions?before=0&after=1");
        Assert.Contains("Không có đủ hai phiên bản này", await owner.Text("section[aria-labelledby=compare] [role=alert]"), StringComparison.Ordinal);
        // What came from the folder says so; an old version does not take the place of a draft without a word.
        await owner.Go("/rules/versions");
        Assert.Contains("thư mục trên máy chủ (hệ thống không biết ai đã sửa)", await owner.Text("#timeline + table"), StringComparison.Ordinal);
        await owner.Go("/rules/security");
        await owner.Page.WaitForSelectorAsync(".cm-content");
        await desk.Type(text.Replace("\"of\": 75", "\"of\": 90", StringComparison.Ordinal));
        await owner.Press("Lưu và kiểm tra");
        await owner.Page.WaitForSelectorAsync("[role=status]");
        await owner.Go("/rules/versions");
        await owner.Click("form[action$='/rules/security/restore'] button, form[action='rules/security/restore'] button");
        Assert.Contains("Bạn đang có bản thảo", await owner.Text("section[aria-labelledby=over]"), StringComparison.Ordinal);
        Assert.Empty(await owner.Obstacles());
        await owner.Go("/rules/security");
        await owner.Page.WaitForSelectorAsync(".cm-content");
        Assert.Contains("\"of\": 90", await desk.Text(), StringComparison.Ordinal);
        await owner.Go("/rules/versions");
        await owner.Click("form[action='rules/security/restore'] button");
        await owner.Press("Thay bản thảo bằng phiên bản đã chọn");
        await owner.Page.WaitForSelectorAsync(".cm-content");
        Assert.Equal(text, await desk.Text());
        Assert.Equal(
            SmallPlan.RulesJson.Replace("\"of\": 75", "\"of\": 80", StringComparison.Ordinal),
            await File.ReadAllTextAsync(Path.Combine(folder.Path, "rules", "small", "security.json"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain(owner.Wrong.Concat(administrator.Wrong), one => !one.EndsWith("/check", StringComparison.Ordinal));
    }
}
