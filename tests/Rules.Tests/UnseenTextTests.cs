using System.Globalization;
using System.Text;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests;

/// <summary>Rule files are pasted together from documents: what nobody sees is left out of words, or named with its place.</summary>
public sealed class UnseenTextTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private const string Plan = """
        { "id": "p\u200B", "name": "\uFEFFCh\u01B0\u01A1ng tr\u00ECnh\u000Bth\u1EED", "term": { "from": "2024-Q1\u00A0", "to": "2025-Q4" },
          "units": [ { "id": "police", "name": "Co\u0302ng an\u2028phu\u031Bo\u031B\u0300ng\u200B", "email": "congan@phuong12.example\u200B" } ],
          "areas": [ { "id": "ward", "name": "Ph\u01B0\u1EDDng\u00A012 ", "kind": "ward\u200B", "from": "2020-01-01\u200B" } ] }
        """;

    private const string Rules = """
        { "module": "security",
          "figures": [ { "id": "cases", "name": "S\u1ED1 v\u1EE5\u000Bph\u1EA1m ph\u00E1p", "measuredIn": "v\u1EE5\u200B", "whole": true, "type": "flow\u200B", "every": "quarter", "at": "ward" } ],
          "targets": [ { "id": "crime", "number": "\u200B1", "name": "S\u1ED1 v\u1EE5", "measuredIn": "v\u1EE5", "responsible": "police\u200B", "kind": "perPeriod", "every": "quarter",
            "value": "cases.Period", "threshold": { "is": "below", "of": 5 }, "note": "\u200BM\u1ED9t\u000BHai\n" } ] }
        """;

    [Fact]
    public void What_nobody_sees_is_left_out_and_what_parts_words_parts_them_still()
    {
        var reading = Read(Plan, Rules);

        Assert.Empty(reading.Problems.Select(problem => problem.ToString(Vietnamese)));
        var plan = reading.Plan!;
        Assert.Equal(("p", "Chương trình thử", "2024-Q1"), (plan.Id, plan.Name, plan.From.ToString()));
        Assert.Equal(("Công an phường", "congan@phuong12.example"), (plan.Units["police"].Name, plan.Units["police"].Email));
        Assert.Equal(("Phường 12", "ward", new DateOnly(2020, 1, 1)), (plan.Areas.Roots[0].Name, plan.Areas.Roots[0].Kind, plan.Areas.Roots[0].From));
        Assert.Equal(("Số vụ phạm pháp", "vụ"), (plan.Figures[0].Name, plan.Figures[0].Definition.MeasuredIn));
        var target = plan.TargetByKey["security.crime"].Definition;
        Assert.Equal(("1", "police", "Một\nHai"), (target.Number, target.Responsible, target.Note));
    }

    [Theory]
    [InlineData("\"id\": \"cases\"", "\"id\": \"ca\\u200Bses\"", "‹U+200B›")]
    [InlineData("\"police\\u200B\"", "\"pol\\u200Bice\"", "‹U+200B›")]
    [InlineData("\"police\\u200B\"", "\"pol\\u000Bice\"", "ký tự điều khiển")]
    [InlineData("\"cases.Period\"", "\"cases.Period\\u200B\"", "U+200B")]
    [InlineData("\"cases.Period\"", "\"cases.\\u000BPeriod\"", "ký tự điều khiển")]
    public void Inside_an_id_or_an_expression_it_is_named_where_it_stands(string was, string written, string named)
    {
        Assert.Contains(was, Rules, StringComparison.Ordinal);

        var problems = Read(Plan, Rules.Replace(was, written, StringComparison.Ordinal)).Problems
            .Where(problem => problem.Message(Vietnamese).Contains(named, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.True(problem is { File: "security.json", Line: > 1, Column: > 1 }, problem.ToString(Vietnamese)));
    }

    [Fact]
    public void Names_that_only_look_different_in_the_file_are_one()
    {
        var parts = Rules.Replace("\"value\": \"cases.Period\"",
            "\"worstOf\": { \"T\\u1ED5ng\": \"cases.Period\", \"T\\u1ED5ng\\u200B\": \"cases.Period + 1\" }", StringComparison.Ordinal);

        Assert.Contains(Read(Plan, parts).Problems, problem => problem.Key == "duplicateKey");
    }

    private static PlanReading Read(string plan, string rules) =>
        PlanReader.Read(
            new PlanSource("", [new PlanText("plan.json", Encoding.UTF8.GetBytes(plan)), new PlanText("security.json", Encoding.UTF8.GetBytes(rules))]));
}
