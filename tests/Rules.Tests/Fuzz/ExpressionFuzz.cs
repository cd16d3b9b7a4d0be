using System.Text.Json;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Hostile;
using CsCheck;

namespace ActionPlan.Rules.Tests.Fuzz;

public sealed class ExpressionFuzz
{
    private static readonly Period Quarter = Period.Parse("2021-Q2");

    private static readonly string[] Pieces =
    [
        .. RandomExpression.Views, "cases", "population", "quota", "Period", "Latest", ".", "+", "-", "*", "/", "(", ")", ",", "Math.Min(", "Math.Max(",
        "Math.Abs(",
        "Math.Round(", "Math.Floor(", "Math.Ceiling(", "Math.", "1", "0", "2.5", "99", "79228162514264337593543950335", "0.0000000000000000000000000001", " ",
        "<", "==", "&&", "!", "\"", "'",
        "If(", "Count(", "Growth(", "YearsSince(2020)", "Math.Pow(", ", 2)", ", -1)", "Year2020", "SamePeriodLastYear", "and", "or", "true", ">= 1", "[", "]",
        "{", "}", "?", ":", "=>", "it", "new", "true", "null", "m", "e5", "$(", "//", "\n", "\0", "é", "\uD83D", "value", "not", "and",
    ];

    [Fact]
    public void Random_pieces_are_refused_or_judged_but_never_throw() =>
        Seeded.Sample(Choose.From(Pieces).Array[1, 14].Select(pieces => string.Concat(pieces)), 1_000, text => ReadAndJudge(text));

    [Fact]
    public void Damaged_expressions_are_refused_or_judged_but_never_throw()
    {
        string[] whole = [.. HostileExpressions.Written.Where(text => text.Length > 0), "cases.YearToDate / population.Latest * 10000",
            "Math.Round(cases.Period / quota.ThisYear, 2)", "(cases.Period - 1) * -2",
            "If(cases.Period > 1 and not (quota.ThisYear == 0), Math.Pow(cases.Period, -2), Growth(cases.YearToDate, cases.PreviousYear, YearsSince(2019)))",
            "Count(cases.Period >= 1, quota.ThisYear / cases.Period < 2)"];
        Seeded.Sample(
            Gen.Select(Choose.From(whole), Choose.From(whole), Gen.Int[0, 200], Gen.Int[0, 200], Choose.From(Pieces)).Select(part =>
            {
                var (left, right, at, from, piece) = part;
                return left[..(at % left.Length)] + piece + right[(from % right.Length)..];
            }),
            1_000,
            text => ReadAndJudge(text));
    }

    [Fact]
    public void Sound_expressions_have_the_value_that_decimal_arithmetic_gives()
    {
        var judged = 0;
        Seeded.Sample(
            Gen.Select(RandomExpression.Any,
                Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3], (whole, quarters) => whole + quarters * 0.25m).Array[RandomExpression.Views.Count]),
            300,
            sample =>
            {
                var (expression, numbers) = sample;
                if (ReadPlan(expression.Text) is not { } plan)
                {
                    return;
                }

                judged++;
                var views = Views(numbers);
                var judgement = plan.Judge(plan.Areas.Roots[0], Entries(views), Quarter, below: false);
                var (value, status) = Expected(expression, views);
                if (status is null)
                {
                    Assert.Single(judgement.Failures);
                    Assert.Empty(judgement.Verdicts);
                    return;
                }

                var verdict = Assert.Single(judgement.Verdicts);
                Assert.Equal(status, verdict.Status);
                Assert.Equal(value is null, verdict.Value is null);
                // Whole powers are rounded once here, and at each step where a person multiplies.
                Assert.InRange(Math.Abs((value ?? 0) - (verdict.Value ?? 0)), 0, Math.Max(1, Math.Abs(value ?? 0)) * 1e-22m);
            },
            sample => sample.Item1.Text);
        Assert.True(judged > 100, $"Only {judged} expressions were sound.");
    }

    private static (decimal? Value, Status? Status) Expected(RandomExpression expression, Dictionary<string, decimal> views)
    {
        try
        {
            return (expression.Compute(views), Status.Monitored);
        }
        catch (DivideByZeroException)
        {
            return (null, Status.NotApplicable);
        }
        catch (OverflowException)
        {
            return (null, null);
        }
    }

    /// <summary>The numbers as views that can all be true at once.</summary>
    private static Dictionary<string, decimal> Views(decimal[] numbers) => new()
    {
        ["cases.Period"] = numbers[0],
        ["cases.YearToDate"] = numbers[0] + numbers[1],
        ["cases.TermToDate"] = numbers[0] + numbers[1] + numbers[2],
        ["cases.PreviousYear"] = numbers[2] + numbers[3],
        ["population.Latest"] = numbers[4],
        ["population.PreviousYearEnd"] = numbers[5],
        ["quota.ThisYear"] = numbers[6],
    };

    private static IEnumerable<FigureValue> Entries(Dictionary<string, decimal> views)
    {
        var (period, yearToDate, termToDate) = (views["cases.Period"], views["cases.YearToDate"], views["cases.TermToDate"]);
        return
        [
            Entry("cases", "2020-Q1", views["cases.PreviousYear"] - (termToDate - yearToDate)),
            Entry("cases", "2020-Q2", 0),
            Entry("cases", "2020-Q3", termToDate - yearToDate),
            Entry("cases", "2020-Q4", 0),
            Entry("cases", "2021-Q1", yearToDate - period),
            Entry("cases", "2021-Q2", period),
            Entry("population", "2020", views["population.PreviousYearEnd"]),
            Entry("population", "2021-Q2", views["population.Latest"]),
            Entry("quota", "2021", views["quota.ThisYear"]),
        ];
    }

    private static FigureValue Entry(string figure, string period, decimal value) => new(figure, "phuong-12", Period.Parse(period), value);

    private static void ReadAndJudge(string expression)
    {
        if (ReadPlan(expression) is { } plan)
        {
            decimal[][] extremes = [[0, 0, 0, 0, 0, 0, 0], [1, 2, 3, 4, 5, 6, 7], [decimal.MaxValue, 0, 0, 0, decimal.MaxValue, decimal.MinValue, 1e-28m]];
            foreach (var numbers in extremes)
            {
                var judgement = plan.Judge(plan.Areas.Roots[0], Entries(Views(numbers)), Quarter, below: true);
                Assert.Equal(1, judgement.Verdicts.Count + judgement.Failures.Count);
            }
        }
    }

    private static Plan? ReadPlan(string expression)
    {
        var rules = $$"""
            { "module": "security",
              "figures": [
                { "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter" },
                { "id": "population", "name": "Dân số", "measuredIn": "người", "type": "stock", "every": "year" },
                { "id": "quota", "name": "Chỉ tiêu", "measuredIn": "người", "type": "quota" } ],
              "targets": [ { "id": "t", "name": "T", "measuredIn": "%", "responsible": "police", "kind": "monitored", "every": "quarter",
                "value": {{JsonSerializer.Serialize(expression)}} } ] }
            """;
        var plan = """
            { "id": "p", "name": "P", "term": { "from": "2020-Q3", "to": "2021-Q4" }, "units": [ { "id": "police", "name": "C" } ], "areas": [ { "id": "phuong-12", "name": "P" } ] }
            """;
        var reading = Texts.Read(plan, rules);
        Assert.Equal(reading.Plan is null, reading.Problems.Count > 0);
        Assert.All(reading.Problems, Texts.AssertSensible);
        return reading.Plan;
    }
}
