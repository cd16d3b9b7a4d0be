using System.Globalization;
using System.Text;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests;

/// <summary>Rule files are pasted together from documents: what nobody sees is named with its place, and what parts words is a blank.</summary>
public sealed class UnseenTextTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private const string Plan = """
        { "id": "p", "name": "Ch\u01B0\u01A1ng tr\u00ECnh\u000Bth\u1EED", "term": { "from": "2024-Q1\u00A0", "to": "2025-Q4" },
          "units": [ { "id": "police", "name": "Co\u0302ng an\u2028phu\u031Bo\u031B\u0300ng", "email": "congan@phuong12.example" } ],
          "areas": [ { "id": "ward", "name": "Ph\u01B0\u1EDDng\u00A012 ", "kind": "ward\u00A0", "from": "2020-01-01\u00A0" } ] }
        """;

    private const string Rules = """
        { "module": "security",
          "figures": [ { "id": "cases", "name": "S\u1ED1 v\u1EE5\u000Bph\u1EA1m ph\u00E1p", "measuredIn": "v\u1EE5", "whole": true, "type": "flow\u00A0", "every": "quarter", "at": "ward" } ],
          "targets": [ { "id": "crime", "number": "1", "name": "Số vụ phạm pháp", "measuredIn": "v\u1EE5", "responsible": "police", "kind": "perPeriod", "every": "quarter",
            "value": "cases.Period", "threshold": { "is": "below", "of": 5 }, "note": "M\u1ED9t\u000BHai\n" } ] }
        """;

    [Fact]
    public void What_parts_words_parts_them_still_and_marks_compose()
    {
        var reading = Read(Plan, Rules);

        Assert.Empty(reading.Problems.Select(problem => problem.ToString(Vietnamese)));
        var plan = reading.Plan!;
        Assert.Equal(("p", "Chương trình thử", "2024-Q1"), (plan.Id, plan.Name, plan.From.ToString()));
        Assert.Equal("Công an phường", plan.Units["police"].Name);
        Assert.Equal(("Phường 12", "ward", new DateOnly(2020, 1, 1)), (plan.Areas.Roots[0].Name, plan.Areas.Roots[0].Kind, plan.Areas.Roots[0].From));
        Assert.Equal(("Số vụ phạm pháp", "Một\nHai"), (plan.Figures[0].Name, plan.TargetByKey["security.crime"].Definition.Note));
    }

    [Theory]
    [InlineData("Số vụ phạm pháp", "Số vụ\u202E phạm pháp", "Có ký tự không nhìn thấy được (U+202E) sau “Số vụ”")]
    [InlineData("Số vụ phạm pháp", "\uFEFFSố vụ phạm pháp", "Có ký tự không nhìn thấy được (U+FEFF) ở đầu chữ")]
    [InlineData("Số vụ phạm pháp", "Số vụ phạm pháp\u200B", "(U+200B) sau “Số vụ phạm pháp”")]
    [InlineData("\"number\": \"1\"", "\"number\": \"\u00AD1\"", "U+00AD")]
    [InlineData("\"police\"", "\"pol\u200Bice\"", "U+200B")]
    [InlineData("\"police\"", "\"pol\\u000Bice\"", "ký tự điều khiển")]
    [InlineData("\"flow\\u00A0\"", "\"flow\u200B\"", "U+200B")]
    [InlineData("\"cases.Period\"", "\"cases.Period\u200B\"", "U+200B")]
    [InlineData("\"cases.Period\"", "\"cases.\\u000BPeriod\"", "ký tự điều khiển")]
    public void What_hides_is_named_where_it_stands(string was, string written, string named)
    {
        Assert.Contains(was, Rules, StringComparison.Ordinal);
        var rules = Rules.Replace(was, written, StringComparison.Ordinal);

        var problems = Read(Plan, rules).Problems.Where(problem => problem.Message(Vietnamese).Contains(named, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.True(problem is { File: "security.json", Line: > 1, Column: > 1 }, problem.ToString(Vietnamese)));
        if (written.AsSpan().IndexOf('\u202E') is var at and >= 0)
        {
            var line = rules[..rules.IndexOf(written, StringComparison.Ordinal)];
            Assert.Equal((line.Count(letter => letter == '\n') + 1, line.Length - line.LastIndexOf('\n') + at), (problems[0].Line, problems[0].Column));
        }
    }

    [Fact]
    public void It_is_refused_in_the_plans_own_file_in_names_of_parts_and_in_tests_too_and_what_was_stored_is_read()
    {
        var plan = Plan.Replace("congan@phuong12.example", "congan@phuong12.example\\u200B", StringComparison.Ordinal);
        var parts = Rules.Replace("\"value\": \"cases.Period\"",
            "\"worstOf\": { \"T\\u1ED5ng\": \"cases.Period\", \"T\\u1ED5ng\\u200B\": \"cases.Period + 1\" }", StringComparison.Ordinal);

        Assert.Equal("textHidden", Assert.Single(Read(plan, Rules).Problems).Key);
        Assert.Equal(["duplicateKey", "textHidden"], Read(Plan, parts).Problems.Select(problem => problem.Key).Order(StringComparer.Ordinal));
        // A comment that reads otherwise than it is written misleads whoever approves.
        var told = Assert.Single(Read(Plan, "// Ngư\u1EE1ng \u202E5 là\n" + Rules).Problems);
        Assert.Equal(("commentHidden", 1, "// Ngưỡng ".Length + 1), (told.Key, told.Line, told.Column));
        Assert.NotNull(PlanReader.ReadStored(Source(Plan, "/* a\u200B */\n" + Rules)).Plan);
        var stored = PlanReader.ReadStored(Source(plan, Rules)).Plan!;
        Assert.Equal("congan@phuong12.example", stored.Units["police"].Email);
    }

    private static PlanSource Source(string plan, string rules) =>
        new("", [new PlanText("plan.json", Encoding.UTF8.GetBytes(plan)), new PlanText("security.json", Encoding.UTF8.GetBytes(rules))]);

    private static PlanReading Read(string plan, string rules) => PlanReader.Read(Source(plan, rules));
}
