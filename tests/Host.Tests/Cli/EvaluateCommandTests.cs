using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActionPlan.Host.Cli;

namespace ActionPlan.Host.Tests.Cli;

public sealed class EvaluateCommandTests : IDisposable
{
    private const string Figures =
        """
        figure,area,period,value
        criminalCases,phuong-12,2022-Q1,5
        criminalCases,phuong-12,2022-Q2,5
        criminalCases,phuong-12,2022-Q3,5
        criminalCases,phuong-12,2022-Q4,5
        solvedCases,phuong-12,2022-Q1,4
        solvedCases,phuong-12,2022-Q2,4
        solvedCases,phuong-12,2022-Q3,4
        solvedCases,phuong-12,2022-Q4,3
        population,phuong-12,2022,50000
        """;

    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter error = new(CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_number_that_may_be_meant_in_thousands_is_asked_about_and_judged_as_written()
    {
        var code = await Evaluate(Figures.Replace("2022,50000", "2022,50.000", StringComparison.Ordinal), "2022-Q4", "--json");

        Assert.Equal(0, code);
        Assert.Contains(":10: ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("50000", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_fails_says_why_in_the_readers_language()
    {
        var large = Figures.Replace("2022-Q4,5", "2022-Q4,9999999999999999999999999999", StringComparison.Ordinal)
            .Replace("2022,50000", "2022,1", StringComparison.Ordinal);

        Assert.Equal(1, await Evaluate(large, "2022-Q4"));
        Assert.Contains("Kết quả tính ra vượt quá phạm vi của số.", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Decimal", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_one_flat_element_a_target_with_invariant_numbers()
    {
        var code = await Evaluate(Figures, "2022-Q4", "--json");

        Assert.Equal(0, code);
        Assert.Equal(
            """
            [
              {
                "target": "security.crimeRate",
                "number": "14a",
                "area": "phuong-12",
                "period": "2022-Q4",
                "status": "met",
                "value": 4,
                "threshold": 5,
                "path": 5,
                "reason": null
              },
              {
                "target": "security.detectionRate",
                "number": "14b",
                "area": "phuong-12",
                "period": "2022-Q4",
                "status": "missed",
                "value": 75,
                "threshold": 75,
                "path": 75,
                "reason": "…"
              }
            ]

            """,
            Regex.Replace(output.ToString(), "\"reason\": \"[^\"]+\"", "\"reason\": \"…\"", RegexOptions.NonBacktracking), ignoreLineEndingDifferences: true);
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task A_value_that_cannot_be_computed_is_null_and_its_reason_is_given()
    {
        await Evaluate("figure,area,period,value\n", "2021-Q1", "--json");

        var verdict = JsonDocument.Parse(output.ToString()).RootElement[0];
        Assert.Equal("noData", verdict.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, verdict.GetProperty("value").ValueKind);
        Assert.Equal("1.25", verdict.GetProperty("path").GetRawText());
        Assert.NotEmpty(verdict.GetProperty("reason").GetString()!);
    }

    [Fact]
    public async Task A_rule_that_fails_is_named_and_the_others_are_still_printed()
    {
        var code = await Evaluate(
            Figures.Replace("2022-Q4,5", "2022-Q4,9999999999999999999999999999", StringComparison.Ordinal).Replace(",50000", ",1", StringComparison.Ordinal),
            "2022-Q4", "--json");

        Assert.Equal(1, code);
        Assert.Contains("security.crimeRate", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            ["security.detectionRate"],
            JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().Select(verdict => verdict.GetProperty("target").GetString()));
    }

    [Fact]
    public async Task A_year_means_its_fourth_quarter()
    {
        await Evaluate(Figures, "2022", "--json");

        Assert.Equal("2022-Q4", JsonDocument.Parse(output.ToString()).RootElement[0].GetProperty("period").GetString());
    }

    [Fact]
    public async Task All_areas_adds_the_areas_that_exist_on_the_last_day()
    {
        await Evaluate(Figures, "2022-Q4", "--json", "--all-areas");

        var areas = JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().Select(verdict => verdict.GetProperty("area").GetString());
        Assert.Equal(["kp-2", "phuong-12"], areas.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_root_that_merged_into_another_is_read_with_it()
    {
        var plan = folder.WriteSmallPlan();
        folder.Write(Path.Combine(plan, "plan.json"), """
            {
              "id": "small", "name": "Chương trình nhỏ", "term": { "from": "2025-Q3", "to": "2030-Q4" }, "units": [ { "id": "police", "name": "Công an phường" } ],
              "areas": [
                { "id": "p12", "name": "Phường 12", "to": "2025-06-30", "mergedInto": "new" },
                { "id": "p14", "name": "Phường 14", "to": "2025-06-30", "mergedInto": "new" },
                { "id": "new", "name": "Phường mới", "from": "2025-07-01" } ]
            }
            """);
        var figures = folder.Write("figures.csv", """
            figure,area,period,value
            criminalCases,p12,2025-Q1,10
            criminalCases,p12,2025-Q2,10
            criminalCases,p14,2025-Q1,10
            criminalCases,p14,2025-Q2,10
            criminalCases,new,2025-Q3,12
            criminalCases,new,2025-Q4,13
            population,new,2025,100000
            """);

        Assert.Equal(0, await Run("evaluate", "--plan", plan, "--figures", figures, "--period", "2025-Q4", "--json"));

        var verdict = JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().First();
        Assert.Equal(("new", "missed", "6.5"),
            (verdict.GetProperty("area").GetString(), verdict.GetProperty("status").GetString(), verdict.GetProperty("value").GetRawText()));
    }

    [Theory]
    [InlineData("2020-Q2")]
    [InlineData("2026-Q1")]
    [InlineData("2026")]
    [InlineData("Q4/2022")]
    public async Task A_period_outside_the_term_is_an_error(string period)
    {
        Assert.Equal(1, await Evaluate(Figures, period, "--json"));
        Assert.Empty(output.ToString());
        Assert.Contains(period, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bad_line_and_nothing_is_judged()
    {
        Assert.Equal(1, await Evaluate(Figures + "\nsolvedCase,phuong-12,2022-Q4,3", "2022-Q4", "--json"));
        Assert.Empty(output.ToString());
        Assert.Contains("figures.csv:11: ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_plan_is_reported_with_its_place_and_nothing_is_judged()
    {
        var plan = folder.WriteSmallPlan(rules: SmallPlan.RulesJson.Replace("solvedCases.YearToDate", "solvedCase.YearToDate", StringComparison.Ordinal));

        Assert.Equal(1, await Run("evaluate", "--plan", plan, "--figures", folder.Write("figures.csv", Figures), "--period", "2022-Q4"));
        Assert.Empty(output.ToString());
        Assert.Matches(@"security\.json:\d+:\d+: .*solvedCases", error.ToString());
    }

    [Fact]
    public async Task The_table_speaks_vietnamese_and_is_not_folded_where_there_is_no_screen()
    {
        Assert.Equal(0, await Evaluate(Figures, "2022-Q4"));

        var row = Assert.Single(output.ToString().Split('\n'), line => line.Contains("14a", StringComparison.Ordinal));
        Assert.Contains("Số vụ phạm pháp hình sự trên 10.000 dân", row, StringComparison.Ordinal);
        Assert.Contains("Đạt", row, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public async Task The_table_speaks_english_when_asked()
    {
        await Evaluate(Figures, "2022-Q4", "--lang", "en");

        Assert.Contains("Evaluation of Q4 2022", output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<int> Evaluate(string figures, string period, params string[] options) =>
        Run(["evaluate", "--plan", folder.WriteSmallPlan(), "--figures", folder.Write("figures.csv", figures), "--period", period, .. options]);

    private Task<int> Run(params string[] args) =>
        CommandLine.Run(args, new Terminal(output, error, CommandLine.LanguageOf(args), redirected: true));
}
