using System.IO.Compression;
using System.Text;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Pages;
using ActionPlan.Kernel;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>What is taken away by form, published, and taken back again before its quarter; and who gets what of an area that is split.</summary>
public sealed class TakenBackPagesTests
{
    // A quarter that is not the one at hand: what is published for it can be withdrawn until then.
    private static readonly Period Next = Period.OfQuarter(TimeProvider.System.GetUtcNow().Year + 2, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_target_goes_by_its_form_is_published_for_later_and_withdrawn_with_a_reason_and_a_split_gives_each_child_to_a_part()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/p/plan.json", WardPlan.Json.Replace(
            "\"kind\": \"neighbourhood\" }", "\"kind\": \"neighbourhood\", \"children\": [ { \"id\": \"to-1\", \"name\": \"Tổ 1\", \"kind\": \"group\" } ] }",
            StringComparison.Ordinal).Replace("\"to\": \"2025-Q4\"", $"\"to\": \"{Next.AddQuarters(3)}\"", StringComparison.Ordinal));
        var rules = folder.Write("rules/p/security.json", WardPlan.Rules);
        await using var desk = await RuleDesk.Open(folder, "security");
        var (owner, administrator) = (desk.Owner, desk.Administrator);
        await administrator.Go("/admin/people?q=hong.lt");
        await administrator.Click("tbody a");
        await administrator.Page.SelectOptionAsync("select[name=role]", "Office");
        await administrator.Click("form[action$='/grant'] button");

        await owner.Go("/rules/security/figures/meetings?remove=true");
        Assert.Contains("Đối thoại với dân", await owner.Text("section[aria-labelledby=remove]"), StringComparison.Ordinal);
        await owner.Go("/rules/security/targets/talks");
        await owner.Click("section[aria-labelledby=remove] a");
        Assert.Empty(await owner.Violations());
        // The same target is open in another window: what is typed there is kept when it is gone.
        var other = await owner.Page.RunAndWaitForPopupAsync(() => owner.Page.EvaluateAsync("open(location.pathname)"));
        await other.FillAsync("#name", "Đối thoại với nhân dân");
        await owner.Press("Bỏ khỏi bản thảo");
        await other.ClickAsync("#form button[type=submit]");
        await Assertions.Expect(other.Locator("[role=alert]")).ToContainTextAsync("Điều vừa gõ còn nguyên dưới đây");
        Assert.Equal(("talks", "Đối thoại với nhân dân"), (await other.InputValueAsync("#id"), await other.InputValueAsync("#name")));
        await other.CloseAsync();
        Assert.Contains("Đối thoại với dân", await owner.Text("section[aria-labelledby=differs]"), StringComparison.Ordinal);
        await owner.Page.FillAsync("#reason", "Không giao nữa");
        await owner.Page.SelectOptionAsync("#from", Next.ToString());
        foreach (var warning in await owner.Page.Locator("input[name=warning]").AllAsync())
        {
            await warning.CheckAsync();
        }

        await owner.Press("Đề nghị công bố");
        await administrator.Go("/admin/people?q=hong.lt");
        await administrator.Click("tbody a");
        await administrator.Click("form[action$='/revoke'] button");
        await administrator.Go("/my-work");
        await administrator.Click("tr[data-kind=RulesWait] a");
        Assert.Contains("Lê Thị Hồng nay không còn quyền soạn phần này", await administrator.Text(".notice-warn"), StringComparison.Ordinal);
        await administrator.Press("Công bố");
        await administrator.Go("/admin/people?q=hong.lt");
        await administrator.Click("tbody a");
        await administrator.Page.SelectOptionAsync("select[name=role]", "ModuleOwner");
        await administrator.Page.SelectOptionAsync("select[name=module]", "security");
        await administrator.Click("form[action$='/grant'] button");
        Assert.DoesNotContain("\"talks\"", await File.ReadAllTextAsync(rules, Cancellation), StringComparison.Ordinal);

        await owner.Go("/rules/versions");
        await owner.Page.ClickAsync("td summary");
        await owner.Page.FillAsync("td textarea[name=reason]", "Giao lại theo Kết luận số 5");
        await owner.Click("td form[action$='/withdraw'] button");
        Assert.Contains("Giao lại theo Kết luận số 5", await owner.Text("table"), StringComparison.Ordinal);
        Assert.Equal(WardPlan.Rules, await File.ReadAllTextAsync(rules, Cancellation));
        Assert.Empty(await owner.Obstacles());
        Assert.Empty(await owner.Violations());

        // A version that somebody sends becomes a draft and no more.
        await owner.Page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "p.zip", MimeType = "application/zip",
            Buffer = Zipped("p/security.json", WardPlan.Rules.Replace("\"of\": 75", "\"of\": 77", StringComparison.Ordinal)),
        });
        await owner.Click("form[action$='/import'] button");
        await owner.Click("[role=status] a");
        Assert.Contains("ngưỡng từ ít nhất 75 thành ít nhất 77", await owner.Text("section[aria-labelledby=differs]"), StringComparison.Ordinal);
        Assert.Equal(WardPlan.Rules, await File.ReadAllTextAsync(rules, Cancellation));

        await owner.Go("/rules/plan.json/lineage?split=true");
        await owner.Page.CheckAsync("input[name=area][value=kp-1]");
        await owner.Page.FillAsync("#day", "2025-07-01");
        await owner.Page.FillAsync("#parts", "Khu phố 1A: 0,6\nKhu phố 1B: 0,4");
        await owner.Click("button[name=look]");
        await owner.Page.SelectOptionAsync("#takes-to-1", new SelectOptionValue { Label = "Khu phố 1B" });
        await owner.Click("button[name=look]");
        await owner.Click("section[aria-labelledby=follows] form button");
        await Assertions.Expect(owner.Page.Locator("[role=status]").First).ToContainTextAsync("Đã đưa các hàng vào bản thảo");
        var text = (await owner.Page.InputValueAsync("#text")).ReplaceLineEndings("\n");
        var second = text.IndexOf("\"Khu phố 1B\"", StringComparison.Ordinal);
        Assert.True(second > text.IndexOf("\"Khu phố 1A\"", StringComparison.Ordinal), text);
        Assert.True(text.LastIndexOf("\"Tổ 1\"", StringComparison.Ordinal) > second, text);
        Assert.DoesNotContain(owner.Wrong.Concat(administrator.Wrong), one => !one.EndsWith("/check", StringComparison.Ordinal));
    }

    private static byte[] Zipped(string name, string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
