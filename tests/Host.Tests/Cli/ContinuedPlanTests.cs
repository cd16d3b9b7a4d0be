using System.Globalization;
using System.Text.Json;
using ActionPlan.Host.Cli;

namespace ActionPlan.Host.Tests.Cli;

/// <summary>The command line and plans of which one continues another.</summary>
public sealed class ContinuedPlanTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter error = new(CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_folder_for_the_next_term_is_written_once_says_what_is_to_be_filled_in_and_is_checked_with_the_plan_before()
    {
        folder.WriteSmallPlan();

        Assert.Equal(0, await Run("new-plan", "--from", "small", "--term", "2026-Q1..2030-Q4", "--rules", folder.Path));
        Assert.Matches(@"small-2026-2030\.\n.*2 .*\n.*security\.json:\d+:\d+: .*of.*\n.*security\.json:\d+:\d+: .*of",
            output.ToString().ReplaceLineEndings("\n"));
        Assert.Equal(1, await Run("new-plan", "--from", "small", "--term", "2026-Q1..2030-Q4", "--rules", folder.Path));
        Assert.Equal(1, await Run("check", Path.Combine(folder.Path, "small-2026-2030")));

        var rules = Path.Combine(folder.Path, "small-2026-2030", "security.json");
        await File.WriteAllTextAsync(
            rules, (await File.ReadAllTextAsync(rules, TestContext.Current.CancellationToken))
                .Replace("\"is\":", "\"of\": 5, \"is\":", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(0, await Run("check", Path.Combine(folder.Path, "small-2026-2030")));
        Assert.Equal(0, await Run("check", folder.Path));

        var earlier = Path.Combine(folder.Path, "small", "security.json");
        await File.WriteAllTextAsync(
            earlier, (await File.ReadAllTextAsync(earlier, TestContext.Current.CancellationToken))
                .Replace("\"measuredIn\": \"vụ\", \"whole\": true", "\"measuredIn\": \"nghìn vụ\", \"whole\": true", StringComparison.Ordinal),
                TestContext.Current.CancellationToken);
        error.GetStringBuilder().Clear();
        Assert.Equal(1, await Run("check", Path.Combine(folder.Path, "small-2026-2030")));
        Assert.Matches(@"small-2026-2030.security\.json:\d+:\d+: .*nghìn vụ", error.ToString());

        File.Delete(Path.Combine(folder.Path, "small", "plan.json"));
        error.GetStringBuilder().Clear();
        Assert.Equal(1, await Run("check", Path.Combine(folder.Path, "small-2026-2030")));
        Assert.Matches(@"plan\.json:\d+:\d+: .*“small”", error.ToString());
    }

    [Theory]
    [InlineData("khac", "2026-Q1..2030-Q4", "x", "khac")]
    [InlineData("small", "2026..2030", "x", "2026..2030")]
    [InlineData("small", "2025-Q4..2030-Q4", "x", "2025-Q4")]
    [InlineData("small", "2026-Q1..2030-Q4", "../x", "../x")]
    [InlineData("small", "2026-Q1..2030-Q4", "small", "small")]
    public async Task What_cannot_be_a_next_term_is_refused_and_nothing_is_written(string from, string term, string id, string told)
    {
        folder.WriteSmallPlan();

        Assert.Equal(1, await Run("new-plan", "--from", from, "--term", term, "--id", id, "--rules", folder.Path));

        Assert.Contains(told, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["small"], Directory.EnumerateDirectories(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_to_judge_by_may_hold_figures_of_the_plan_before()
    {
        folder.WriteSmallPlan();
        var next = folder.Write("next/plan.json", SmallPlan.PlanJson.Replace("\"small\"", "\"next\", \"continues\": \"small\"", StringComparison.Ordinal)
            .Replace("{ \"from\": \"2020-Q3\", \"to\": \"2025-Q4\" }", "{ \"from\": \"2026-Q1\", \"to\": \"2030-Q4\" }", StringComparison.Ordinal)
            .Replace("{ \"id\": \"kp-1\", \"name\": \"Khu phố 1\", \"from\": \"2020-01-01\", \"to\": \"2022-04-30\" },", "", StringComparison.Ordinal));
        folder.Write("next/security.json", """
            { "module": "security",
              "figures": [ { "id": "crimes", "name": "Số vụ", "measuredIn": "vụ", "whole": true, "type": "flow", "every": "quarter", "was": "criminalCases" } ],
              "targets": [ { "id": "base", "name": "So với 2021", "measuredIn": "vụ", "responsible": "police", "kind": "monitored", "every": "quarter", "value": "crimes.Period + crimes.Year2021" } ] }
            """);
        var figures = folder.Write("figures.csv", "figure,area,period,value\ncrimes,kp-2,2026-Q1,1\ncriminalCases,kp-1,2021,40\n");

        Assert.Equal(0, await Run("evaluate", "--plan", Path.GetDirectoryName(next)!, "--figures", figures, "--period", "2026-Q1", "--json"));

        using var json = JsonDocument.Parse(output.ToString());
        Assert.Equal(41, json.RootElement[0].GetProperty("value").GetDecimal());
    }

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    private Task<int> Run(params string[] args) => CommandLine.Run(args, new Terminal(output, error, Cultures.Vietnamese, redirected: true));
}
