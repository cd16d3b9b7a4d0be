using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;

namespace ActionPlan.Host.Tests.Cli;

/// <summary>At the machine a changed folder is looked at, published from a quarter, and withdrawn; looking publishes nothing.</summary>
public sealed class PublishCommandTests
{
    private static readonly int Year = TimeProvider.System.GetUtcNow().Year;

    private static readonly string PlanFile = WardPlan.Json.Replace("2024-Q1\", \"to\": \"2025-Q4", $"{Year}-Q1\", \"to\": \"{Year + 2}-Q4", StringComparison.Ordinal)
        .Replace("\"inUseFrom\": \"2024-Q1\"", $"\"inUseFrom\": \"{Year}-Q1\"", StringComparison.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_only_looks_publishes_nothing_and_a_quarter_that_is_named_is_the_one_from_which_it_judges()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/p/plan.json", PlanFile);
        folder.Write("rules/p/security.json", WardPlan.Rules);
        Assert.Equal(0, (await InProcess.Run(folder.Path, "publish", "--by", "An")).Code);
        folder.Write("rules/p/security.json", WardPlan.Rules.Replace("\"below\", \"of\": 5", "\"below\", \"of\": 2", StringComparison.Ordinal));
        var later = $"{Year + 1}-Q2";

        foreach (var looks in new string[][]
        {
            ["publish", "--by", "An", "--dry-run", "--from", later], ["publish", "--by", "An", "--dry-run", "--json"],
            ["publish", "--by", "An", "--withdraw", "--dry-run"], ["replay", "--draft", Path.Combine(folder.Path, "rules/p")],
        })
        {
            var (_, said, error) = await InProcess.Run(folder.Path, looks);
            Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
            Assert.DoesNotContain("chờ xác nhận", error, StringComparison.Ordinal);
            Assert.Single(await Published(folder.Path));
            if (looks.Contains("--from"))
            {
                Assert.Contains("ngưỡng từ dưới 5 thành dưới 2", said, StringComparison.Ordinal);
            }
        }

        Assert.Equal(0, (await InProcess.Run(folder.Path, "publish", "--by", "An", "--from", later)).Code);
        Assert.Equal((later, "An"), ((await Published(folder.Path))[^1].From.ToString(), (await Published(folder.Path))[^1].By));

        var outside = await InProcess.Run(folder.Path, "publish", "--by", "An", "--from", "2019-Q1");
        Assert.Equal(1, outside.Code);
        Assert.DoesNotContain("đánh giá bằng quy tắc khác", outside.Output, StringComparison.Ordinal);
        Assert.Contains("2019-Q1", outside.Error, StringComparison.Ordinal);

        var refused = await InProcess.Run(folder.Path, "publish", "--by", "An", "--withdraw", "--json");
        Assert.Equal(1, refused.Code);
        Assert.Contains("\"outcome\": \"reasonMissing\"", refused.Output, StringComparison.Ordinal);
        var would = await InProcess.Run(folder.Path, "publish", "--by", "An", "--withdraw", "--dry-run");
        Assert.Equal(0, would.Code);
        Assert.Contains("Chưa rút gì", would.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Published(folder.Path)).Count);
        Assert.Equal(0, (await InProcess.Run(folder.Path, "publish", "--by", "An", "--withdraw", "--reason", "Chờ ý kiến")).Code);
        Assert.NotNull((await Published(folder.Path))[^1].Withdraws);
    }

    private static async Task<List<PlanChangeRow>> Published(string folder)
    {
        await using var db = TestDatabases.Open(Path.Combine(folder, "data"));
        return await db.PlanChanges.IgnoreQueryFilters().AsNoTracking().OrderBy(row => row.Seq).ToListAsync(Cancellation);
    }
}
