using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Pages;
using ActionPlan.Kernel;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>What is taken away by form.</summary>
public sealed class RemovalPagesTests
{
    private static readonly Period Next = Period.OfQuarter(TimeProvider.System.GetUtcNow().Year + 2, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_says_what_follows_before_a_target_goes_and_it_goes_by_the_word_of_a_second_person()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/p/plan.json", WardPlan.Json.Replace(
            "\"to\": \"2025-Q4\"", $"\"to\": \"{Next.AddQuarters(3)}\"", StringComparison.Ordinal));
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
        await owner.Press("Bỏ khỏi bản thảo");
        Assert.Contains("Đối thoại với dân", await owner.Text("section[aria-labelledby=differs]"), StringComparison.Ordinal);
        await owner.Page.FillAsync("#reason", "Không giao nữa");
        await owner.Page.SelectOptionAsync("#from", Next.ToString());
        foreach (var warning in await owner.Page.Locator("input[name=warning]").AllAsync())
        {
            await warning.CheckAsync();
        }

        await owner.Press("Đề nghị công bố");
        await administrator.Go("/my-work");
        await administrator.Click("tr[data-kind=RulesWait] a");
        await administrator.Press("Công bố");
        Assert.DoesNotContain("\"talks\"", await File.ReadAllTextAsync(rules, Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain(owner.Wrong.Concat(administrator.Wrong), one => !one.EndsWith("/check", StringComparison.Ordinal));
    }
}
