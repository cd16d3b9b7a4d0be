using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Pages;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>In a browser: cases become tests, what is typed is kept and tried by itself, and a changed folder waits for two people.</summary>
public sealed class DraftCasePagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_on_the_screen_becomes_a_test_with_one_click_and_goes_with_the_draft()
    {
        using var folder = new TemporaryFolder();
        folder.WriteSmallPlan("rules/small");
        await using var desk = await RuleDesk.Open(folder, "security");
        var (owner, administrator) = (desk.Owner, desk.Administrator);
        await administrator.Go("/runs");
        await administrator.Page.SelectOptionAsync("#period", "2023-Q1");
        await administrator.Press("Đánh giá ngay");

        // With three of four solved it must be 'missed'; the rules say otherwise, and that is told in words.
        const string Supposed = "/targets/security/detectionRate?period=2023-Q1&if.solvedCases.2023-Q1=3&if.criminalCases.2023-Q1=4";
        await owner.Go(Supposed);
        await owner.Page.SelectOptionAsync("form[action='rules/security/tests'] select[name=status]", "NotApplicable");
        await owner.Press("Thêm vào kiểm thử");
        Assert.Contains("Đã thêm kiểm thử vào bản thảo", await owner.Text(), StringComparison.Ordinal);
        Assert.Contains("trong khi kiểm thử nói phải là Không áp dụng", await owner.Text("section[aria-labelledby=tests]"), StringComparison.Ordinal);
        Assert.Equal(0, await owner.Page.Locator("#reason").CountAsync());
        Assert.Empty(await owner.Obstacles());
        await owner.Press("Bỏ kiểm thử này");
        Assert.Contains("Không thêm, không bỏ kiểm thử nào", await owner.Text("section[aria-labelledby=tests]"), StringComparison.Ordinal);

        await owner.Go(Supposed);
        await owner.Press("Thêm vào kiểm thử");
        Assert.Contains("thêm cùng bản thảo", await owner.Text("section[aria-labelledby=tests]"), StringComparison.Ordinal);

        // From the try-out: a target that only the draft has.
        await owner.Page.WaitForSelectorAsync(".cm-content");
        await desk.Type((await desk.Text()).Replace("\"targets\": [", "\"targets\": [\n    { \"id\": \"calls\", \"name\": \"Số vụ mới\", \"measuredIn\": \"vụ\", "
            + "\"responsible\": \"police\", \"kind\": \"yearTotal\", \"every\": \"quarter\", \"value\": \"criminalCases.YearToDate\", "
            + "\"threshold\": { \"is\": \"below\", \"of\": 9 } },", StringComparison.Ordinal));
        await owner.Press("Lưu và kiểm tra");
        await owner.Page.SelectOptionAsync("#try-from", "2025-Q4");
        await owner.Press("Thử từ quý này");
        await owner.Click("button[form=case]");
        Assert.Contains("Số vụ mới: Chưa có số liệu", await owner.Text("section[aria-labelledby=tests]"), StringComparison.Ordinal);
        Assert.Empty(await owner.Obstacles());
        Assert.Empty(await owner.Violations());

        foreach (var warning in await owner.Page.Locator("input[name=warning]").AllAsync())
        {
            await warning.CheckAsync();
        }

        await owner.Page.FillAsync("#reason", "Thêm chỉ tiêu");
        await owner.Press("Đề nghị công bố");
        await administrator.Go("/my-work");
        await administrator.Click("tr[data-kind=RulesWait] a");
        Assert.Contains("Số vụ mới: Chưa có số liệu", await administrator.Text("section[aria-labelledby=tests]"), StringComparison.Ordinal);
        await administrator.Press("Công bố");
        await administrator.Page.Reaches("**/rules?done=decide");
        var written = await File.ReadAllTextAsync(Path.Combine(folder.Path, "rules", "small", "tests", "security.json"), Cancellation);
        Assert.Contains("[\"solvedCases\", \"phuong-12\", \"2023-Q1\", 3]", written, StringComparison.Ordinal);
        Assert.Contains("\"target\": \"security.calls\"", written, StringComparison.Ordinal);
        await administrator.Go("/plan");
        Assert.Equal(0, await administrator.Page.Locator("#problems").CountAsync());
    }

    [Fact]
    public async Task What_is_typed_is_kept_and_tried_by_itself_and_a_problem_leads_to_its_place()
    {
        using var folder = new TemporaryFolder();
        folder.WriteSmallPlan("rules/small");
        await using var desk = await RuleDesk.Open(folder, "security");
        var owner = desk.Owner;
        await owner.Go("/rules/security");
        await owner.Page.WaitForSelectorAsync(".cm-content");
        var broken = (await desk.Text()).Replace("\"of\": 75", "\"of\": 7,5", StringComparison.Ordinal);
        await desk.Type(broken);
        await owner.Page.WaitForFunctionAsync("() => document.querySelector('[data-kept]').textContent.includes('Đã tự lưu')");

        // The next save has seen it.
        await owner.Press("Lưu và kiểm tra");
        Assert.Contains("Đã lưu bản thảo", await owner.Text(), StringComparison.Ordinal);
        await owner.Page.WaitForSelectorAsync(".cm-content");
        Assert.Equal(broken, await desk.Text());
        await owner.Page.ClickAsync(".problems a[data-line]");
        Assert.True(await owner.Page.EvaluateAsync<bool>("() => document.activeElement.classList.contains('cm-content')"));
        Assert.Contains("7,5", await owner.Page.InnerTextAsync(".cm-activeLine"), StringComparison.Ordinal);
        await desk.Type(broken.Replace("7,5", "75", StringComparison.Ordinal));
        await owner.Press("Lưu và kiểm tra");

        await owner.Go("/rules/security/targets/detectionRate");
        await owner.Page.FillAsync("#value", "solvedCases.YearToDate + criminalCases.YearToDate");
        await owner.Page.WaitForFunctionAsync("() => document.getElementById('value-tried').textContent.includes('Quý 4/2025')");
        Assert.Contains("Số vụ đã khám phá", await owner.Text("#value-said"), StringComparison.Ordinal);
        await owner.Page.FillAsync("#value", "solvedCases.YearToDat");
        await owner.Page.WaitForFunctionAsync("() => document.getElementById('value-tried').textContent.includes('Chưa tính được')");
        Assert.Contains("YearToDate", await owner.Text("#value-tried"), StringComparison.Ordinal);
        Assert.Empty(await owner.Obstacles());
        Assert.Empty(await owner.Violations());
    }

    [Fact]
    public async Task A_changed_folder_is_proposed_by_one_and_published_by_another_where_the_administrator_wants_two()
    {
        using var folder = new TemporaryFolder();
        folder.WriteSmallPlan("rules/small");
        await using var desk = await RuleDesk.Open(folder, "security");
        var administrator = desk.Administrator;
        await administrator.Go("/rules");
        await administrator.Press("Bắt buộc hai người");
        Assert.Contains("phải có hai người công bố", await administrator.Text("section[aria-labelledby=module-security]"), StringComparison.Ordinal);
        Assert.Empty(await administrator.Obstacles());

        await administrator.Go("/rules/folder");
        Assert.Contains("đúng như quy tắc đang áp dụng", await administrator.Text(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "rules", "small", "security.json"),
            SmallPlan.RulesJson.Replace("\"of\": 75", "\"of\": 80", StringComparison.Ordinal), Cancellation);
        for (var looks = 0; looks < 60 && await administrator.Page.Locator("#differs").CountAsync() == 0; looks++)
        {
            await Task.Delay(500, Cancellation);
            await administrator.Go("/rules/folder");
        }

        Assert.Contains("ngưỡng từ trên 75 thành trên 80", await administrator.Text("section[aria-labelledby=differs]"), StringComparison.Ordinal);
        Assert.Empty(await administrator.Obstacles());
        Assert.Empty(await administrator.Violations());
        await administrator.Page.SelectOptionAsync("#try-from", "2025-Q4");
        await administrator.Press("Thử từ quý này");
        Assert.Equal(0, await administrator.Page.Locator("button[form=case]").CountAsync());
        foreach (var warning in await administrator.Page.Locator("input[name=warning]").AllAsync())
        {
            await warning.CheckAsync();
        }

        await administrator.Page.FillAsync("#reason", "Nghị quyết <b>sửa</b>");
        await administrator.Press("Đề nghị công bố");
        Assert.Contains("Nghị quyết <b>sửa</b>", await administrator.Text("section[aria-labelledby=waits]"), StringComparison.Ordinal);
        Assert.Equal(1, await administrator.Page.Locator("form[action='rules/folder/take-back']").CountAsync());
        await administrator.Go("/plan");
        Assert.Equal(0, await administrator.Page.Locator("#publish").CountAsync());
    }
}
