using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Pages;
using ActionPlan.Kernel;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>A plan for the next term goes from the copy into force without anybody touching a file.</summary>
public sealed class PreparedPlanPagesTests
{
    // The term contains today, so that the new plan is at hand once it is in force.
    private static readonly Period From = Period.OfQuarter(TimeProvider.System.GetUtcNow().Year, 1);
    private static readonly Period To = Period.OfQuarter(TimeProvider.System.GetUtcNow().Year + 4, 4);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_terms_plan_is_copied_filled_in_by_form_and_by_text_and_in_force_by_the_word_of_a_second_person()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/p/plan.json", WardPlan.Json);
        folder.Write("rules/p/security.json", WardPlan.Rules);
        await using var desk = await RuleDesk.Open(folder, "security");
        var (owner, administrator) = (desk.Owner, desk.Administrator);
        await administrator.Go("/admin/people?q=hong.lt");
        await administrator.Click("tbody a");
        await administrator.Page.SelectOptionAsync("select[name=role]", "Office");
        await administrator.Click("form[action$='/grant'] button");

        // One that is not wanted after all goes, folder and all, once its author has seen what goes with it.
        await owner.Go("/plan/next");
        await owner.Page.FillAsync("#id", "thua");
        await owner.Press("Tạo chương trình");
        await owner.Click("#give-up a");
        Assert.Contains("Sẽ xóa 2 tệp với 3 chỉ tiêu", await owner.Text("#give-up"), StringComparison.Ordinal);
        Assert.Empty(await owner.Obstacles());
        await owner.Page.FillAsync("#reason", "Chờ văn bản");
        await owner.Press("Bỏ và xóa các tệp");
        Assert.Contains("Đã bỏ", await owner.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(["p"], Directory.GetDirectories(Path.Combine(folder.Path, "rules")).Select(Path.GetFileName));

        await owner.Go("/plan/next");
        await owner.Page.FillAsync("#from", From.ToString());
        await owner.Page.FillAsync("#to", To.ToString());
        await owner.Page.FillAsync("#id", "moi");
        await owner.Press("Tạo chương trình");
        Assert.EndsWith("/moi/plan/ready", owner.Page.Url, StringComparison.Ordinal);
        Assert.Contains("Còn 3 chỗ phải điền", await owner.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Empty(await owner.Obstacles());
        Assert.Empty(await owner.Violations());
        var rules = Path.Combine(folder.Path, "rules", "moi", "security.json");
        foreach (var (number, left) in new[] { ("4", 2), ("80", 1) })
        {
            await owner.Click(owner.Page.Locator("section[aria-labelledby=fill-security] ul a").First);
            await owner.Page.FillAsync("[id='of.number']", number);
            await owner.Press("Lưu");
            Assert.Contains($"\"of\": {number}", await File.ReadAllTextAsync(rules, Cancellation), StringComparison.Ordinal);
            await owner.Click("a[href='plan/ready'] >> visible=true >> nth=-1");
            Assert.Contains($"Còn {left} chỗ phải điền", await owner.Text("[role=status]"), StringComparison.Ordinal);
        }

        // The rest by text; what does not say any more whose it is is not kept, and what is only wrong is, the plan's own file too.
        await owner.Click("a.button[href='rules/security']");
        await owner.Page.WaitForSelectorAsync(".cm-content");
        var text = await desk.Text();
        await desk.Type("{");
        await owner.Press("Lưu và kiểm tra");
        Assert.Contains("Chưa lưu", await owner.Text("[role=alert]"), StringComparison.Ordinal);
        await owner.Go("/moi/rules/plan.json");
        await owner.Page.WaitForSelectorAsync(".cm-content");
        var own = await desk.Text();
        await desk.Type(own[..own.LastIndexOf('}')] + "\"areas\": nhiều }");
        await owner.Press("Lưu và kiểm tra");
        await owner.Page.WaitForSelectorAsync(".cm-lintRange-error");
        Assert.EndsWith("nhiều }", await desk.Text(), StringComparison.Ordinal);
        await owner.Go("/moi/plan/ready");
        Assert.Contains("plan.json có lỗi", await owner.Text(".notice-warn"), StringComparison.Ordinal);
        // What was not looked at is not said to be right.
        Assert.Contains("Còn ít nhất", await owner.Text("[role=status]"), StringComparison.Ordinal);
        Assert.DoesNotContain("không còn gì phải điền", await owner.Text(), StringComparison.Ordinal);
        Assert.Empty(await owner.Obstacles());
        await owner.Click(owner.Page.Locator("section[aria-labelledby='fill-plan.json'] ul a").First);
        await owner.Page.WaitForSelectorAsync(".cm-content");
        await desk.Type(own);
        await owner.Press("Lưu và kiểm tra");
        await owner.Go("/moi/rules/security");
        await owner.Page.WaitForSelectorAsync(".cm-content");
        Assert.Equal(text, await desk.Text());
        await desk.Type(text.Replace("\"is\": \"atLeast\"\n", "\"is\": \"atLeast\",\n        \"of\": 2\n", StringComparison.Ordinal));
        await owner.Press("Lưu và kiểm tra");
        Assert.Empty(await owner.Obstacles());
        await owner.Go("/moi/plan/ready");
        Assert.Contains("Đã điền đủ", await owner.Text("[role=status]"), StringComparison.Ordinal);

        // It lacks nothing, and is in force for nobody.
        await owner.Go("/");
        Assert.EndsWith("/p/", owner.Page.Url.Split('?')[0].Replace("my-work", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await owner.Go("/moi/targets");
        Assert.EndsWith("/moi/plan/ready", owner.Page.Url, StringComparison.Ordinal);
        await owner.Click("a.button[href='rules/folder']");
        Assert.Contains("ngưỡng từ ít nhất 75 thành ít nhất 80", await owner.Text("section[aria-labelledby=differs]"), StringComparison.Ordinal);
        Assert.Empty(await owner.Violations());
        await owner.Page.FillAsync("#reason", "Nghị quyết nhiệm kỳ mới");
        foreach (var warning in await owner.Page.Locator("input[name=warning]").AllAsync())
        {
            await warning.CheckAsync();
        }

        await owner.Press("Đề nghị công bố");
        Assert.Contains("Đang chờ công bố", await owner.Text(), StringComparison.Ordinal);
        await administrator.Go("/my-work");
        await administrator.Click("tr[data-kind=RulesWait] a");
        Assert.Contains("Nghị quyết nhiệm kỳ mới", await administrator.Text("section[aria-labelledby=asked]"), StringComparison.Ordinal);
        await administrator.Press("Công bố");
        await administrator.Page.Reaches("**/moi/rules?done=decide");

        await owner.Go("/");
        Assert.Contains("/moi/", owner.Page.Url, StringComparison.Ordinal);
        await owner.Go("/moi/targets");
        Assert.EndsWith("/moi/targets", owner.Page.Url, StringComparison.Ordinal);
        Assert.Equal(WardPlan.Rules, await File.ReadAllTextAsync(Path.Combine(folder.Path, "rules", "p", "security.json"), Cancellation));
        Assert.DoesNotContain(owner.Wrong.Concat(administrator.Wrong), one => !one.EndsWith("/check", StringComparison.Ordinal));
    }
}
