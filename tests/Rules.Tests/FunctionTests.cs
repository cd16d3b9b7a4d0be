using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Cases;
using ActionPlan.Rules.Tests.Shipped;
using CsCheck;
using RulesEngine.Models;

namespace ActionPlan.Rules.Tests;

/// <summary>What functions and conditions in values do where no table of cases can say it.</summary>
public sealed class FunctionTests
{
    private static readonly Period Quarter = Period.Parse("2021-Q2");

    [Fact]
    public void A_figure_may_be_called_like_a_function() =>
        Assert.Equal(
            5,
            Judge(Plan("If(Count.Period > Growth.Period, If.Period, YearsSince.Period)", "If", "Count", "Growth", "YearsSince"), ("If", 5), ("Count", 2),
                ("Growth", 1), ("YearsSince", 7)).Value);

    [Fact]
    public void The_deepest_questions_and_divisions_are_compiled_and_judged()
    {
        var asked = Enumerable.Range(0, 15).Aggregate("a.Period", (inner, _) => $"If({inner} == 1, 1 / a.Period, 0)");
        var divided = Enumerable.Range(0, 15).Aggregate("a.Period", (inner, _) => $"1 / ({inner})");
        var grown = Enumerable.Range(0, 15).Aggregate("a.Period", (inner, _) => $"Growth({inner}, 1, 1)");

        Assert.Equal(1, Judge(Plan(asked, "a"), ("a", 1)).Value);
        Assert.Equal(Status.Monitored, Judge(Plan(divided, "a"), ("a", 3)).Status);
        Assert.Equal(Status.NotApplicable, Judge(Plan(divided, "a"), ("a", 0)).Status);
        Assert.Equal(Status.NotApplicable, Judge(Plan(grown, "a"), ("a", 0.5m)).Status);
    }

    [Theory]
    [InlineData("Math.Pow(a.Period, 50)")]
    [InlineData("Math.Pow(a.Period, -50) * Math.Pow(a.Period, 50)")]
    [InlineData("Growth(a.Period, 1, 0.5)")]
    [InlineData("If(a.Period * a.Period > 1, 1, 0)")]
    [InlineData("If(a.Period - (0 - a.Period) > 1, 1, 0)")]
    [InlineData("Count(a.Period > 0 - a.Period)")]
    public void What_leaves_the_range_of_numbers_cannot_be_judged_and_says_so(string value)
    {
        var judgement = Plan(value, "a").Judge(Root, [new FigureValue("a", CasePlan.Root, Quarter, decimal.MaxValue)], Quarter, below: false);

        Assert.Empty(judgement.Verdicts);
        Assert.Equal("works.target", Assert.Single(judgement.Failures).Rule);
    }

    [Theory]
    [InlineData("Growth(a.YearToDate, a.Year2020, YearsSince(2020))")]
    [InlineData("If(a.Period > b.Period and not (b.Period == 0), a.Period / b.Period, Count(a.Period > 1, b.Period != 1 || a.Period >= 2))")]
    [InlineData("a.Period - -1.5 * (b.Period - Math.Pow(a.Period, -2)) / -(Math.Max(b.Period, 1) + 1)")]
    [InlineData("a.LastFourQuarters / a.SamePeriodLastYear")]
    public async Task Plain_RulesEngine_that_knows_our_powers_says_the_same(string value)
    {
        var plan = Plan(value, 1, "atLeast", "a", "b");
        var settings = new ReSettings { CustomTypes = [typeof(Expressions.Powers)] };
        var engine = new RulesEngine.RulesEngine(JsonSerializer.Deserialize<Workflow[]>(WorkflowExport.ToJson(plan))!, settings);
        for (var seed = 0u; seed < 12; seed++)
        {
            var random = new PCG(seed, 11);
            int[] numbers = [.. Enumerable.Range(0, 20).Select(_ => (int)random.Next(4))];
            var entries = numbers.Take(10).Select((number, index) => new FigureValue("a", CasePlan.Root, Period.Parse("2020-Q1").AddQuarters(index), number))
                .Concat(numbers.Skip(10).Select((number, index) => new FigureValue("b", CasePlan.Root, Period.Parse("2020-Q1").AddQuarters(index), number)));
            var verdict = plan.Judge(Root, entries, Quarter, below: false).Verdicts.Single();
            if (verdict.Value is null)
            {
                continue;
            }

            Assert.Equal(verdict.Status == Status.Met, await IsMet(engine, verdict));
        }
    }

    [Theory]
    [InlineData("atLeast", 3, "Chỉ đạt 1%, yêu cầu ít nhất 3%.", "Không thỏa: “a” (trong kỳ: 4) = 0.", "Không thỏa: “b” (trong kỳ: 7) ≤ “a” (trong kỳ: 4) + 0,5.")]
    [InlineData("atMost", 0, "Ở mức 1%, yêu cầu không quá 0%.", "Xảy ra: “a” (trong kỳ: 4) + “b” (trong kỳ: 7) < 1.000 và không (“a” (trong kỳ: 4) = 1).")]
    public void A_count_of_conditions_that_falls_short_names_those_that_are_why(string comparison, int threshold, params string[] said)
    {
        var plan = Plan("Count(a.Period == 0, b.Period <= a.Period + 0.5, a.Period + b.Period < 1000 and not (a.Period == 1))", threshold, comparison, "a", "b");

        var verdict = Judge(plan, ("a", 4), ("b", 7));

        Assert.Equal(said, verdict.Remarks.Select(remark => remark.Text(Vietnamese)));
    }

    [Theory]
    [InlineData("3 - Count(a.Period == 0, b.Period == 0)")]
    [InlineData("If(a.Period > 0, Count(a.Period == 0, b.Period == 0), 0)")]
    [InlineData("Count(a.Period == 0, b.Period == 0) * b.Period")]
    public void What_is_more_than_a_count_names_no_condition(string value) =>
        Assert.DoesNotContain(
            Judge(Plan(value, 100, "atLeast", "a", "b"), ("a", 4), ("b", 7)).Remarks,
            remark => remark.Key.StartsWith("condition", StringComparison.Ordinal));

    private static CultureInfo Vietnamese { get; } = CultureInfo.GetCultureInfo("vi-VN");

    private static async Task<bool> IsMet(RulesEngine.RulesEngine engine, Verdict verdict)
    {
        RuleParameter[] inputs =
        [
            .. verdict.Evidence.GroupBy(reading => reading.Figure).Select(figure => new RuleParameter(figure.Key, new FigureViews(figure))),
            new("threshold", verdict.Threshold!.Value), new("path", verdict.Path!.Value), new("year", (decimal)Quarter.Year),
        ];
        var results = await engine.ExecuteAllRulesAsync("works.target", inputs);
        Assert.All(results, result => Assert.True(string.IsNullOrEmpty(result.ExceptionMessage), result.ExceptionMessage));
        return results[0].IsSuccess;
    }

    private static Area Root { get; } = new(CasePlan.Root, "Phường 12", null, null, null, []);

    private static Plan Plan(string value, params string[] flows) => Plan(value, null, "atLeast", flows);

    private static Plan Plan(string value, int? threshold, string comparison, params string[] flows) => CasePlan.Read(
        new CaseFile { Cases = [], Figures = flows.ToDictionary(flow => flow, _ => "flow quarter") },
        new Case
        {
            Name = "functions",
            Kind = threshold is null ? "monitored" : "perPeriod",
            Value = value,
            Threshold = threshold is null ? null : new JsonObject { ["is"] = comparison, ["of"] = threshold },
            Given = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>(),
        });

    private static Verdict Judge(Plan plan, params (string Figure, decimal Value)[] entries) =>
        plan.Judge(Root, entries.Select(entry => new FigureValue(entry.Figure, CasePlan.Root, Quarter, entry.Value)), Quarter, below: false).Verdicts.Single();
}
