using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests;

/// <summary>What one plan alone shows of the plan that it continues.</summary>
public sealed class ContinuesCheckTests
{
    private const string Figure = """{ "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter", "whole": true""";

    [Theory]
    [InlineData("\"continues\": \"nhiem-ky-truoc\",", """{ "id": "kp-1", "name": "Khu phố 1", "was": "kp-9" }""", ", \"was\": \"crimes\" }", "")]
    [InlineData("\"continues\": \"nhiem-ky-truoc\",", """{ "id": "kp-1", "name": "Khu phố 1", "was": "kp-1" }""", " }", "")]
    [InlineData("\"example\": true,", """{ "id": "kp-1", "name": "Khu phố 1" }""", " }", "")]
    [InlineData("\"continues\": \"moi\",", """{ "id": "kp-1", "name": "Khu phố 1" }""", " }", "continuesItself plan.json:2")]
    [InlineData("\"continues\": \"nhiệm kỳ\",", """{ "id": "kp-1", "name": "Khu phố 1" }""", " }", "badId plan.json:2")]
    [InlineData("\"continues\": \"\",", """{ "id": "kp-1", "name": "Khu phố 1" }""", " }", "badId plan.json:2")]
    [InlineData("\"example\": \"có\",", """{ "id": "kp-1", "name": "Khu phố 1" }""", " }", "booleanExpectedNear plan.json:2")]
    [InlineData("", """{ "id": "kp-1", "name": "Khu phố 1", "was": "kp-9" }""", " }", "wasWithoutContinues plan.json:4")]
    [InlineData("", """{ "id": "kp-1", "name": "Khu phố 1" }""", ", \"was\": \"crimes\" }", "wasWithoutContinues security.json:1")]
    [InlineData("\"continues\": \"nhiem-ky-truoc\",", """{ "id": "kp-1", "name": "Khu phố 1", "was": "kp 9" }""", " }", "badId plan.json:4")]
    [InlineData("\"continues\": \"nhiem-ky-truoc\",", """{ "id": "kp-1", "name": "Khu phố 1" }""", ", \"was\": \"số vụ\" }", "badFigureId security.json:1")]
    [InlineData("\"continues\": \"nhiem-ky-truoc\",",
        """{ "id": "kp-1", "name": "Khu phố 1", "was": "kp-9", "children": [ { "id": "to-1", "name": "Tổ 1", "was": "kp-9" } ] }""", " }",
        "wasTwice plan.json:4")]
    [InlineData("\"continues\": \"nhiem-ky-truoc\",", """{ "id": "kp-1", "name": "Khu phố 1" }""",
        ", \"was\": \"crimes\" }, { \"id\": \"x\", \"name\": \"X\", \"measuredIn\": \"vụ\", \"type\": \"quota\", \"was\": \"crimes\" }",
        "wasTwice security.json:1")]
    [InlineData("\"continues\": \"nhiem-ky-truoc\", \"works\": [ { \"id\": \"cho\", \"name\": \"Chợ\", \"lead\": \"police\", \"was\": \"cho-cu\" } ],",
        """{ "id": "kp-1", "name": "Khu phố 1" }""", " }", "")]
    [InlineData("\"works\": [ { \"id\": \"cho\", \"name\": \"Chợ\", \"lead\": \"police\", \"was\": \"cho-cu\" } ],",
        """{ "id": "kp-1", "name": "Khu phố 1" }""", " }", "wasWithoutContinues plan.json:2")]
    public void What_one_plan_shows_is_answered_at_its_place(string keys, string area, string figure, string expected)
    {
        var reading = Texts.Read(Plan(keys, area), $$"""{ "module": "security", "figures": [ {{Figure}}{{figure}} ] }""");

        Assert.All(reading.Problems, Texts.AssertSensible);
        Assert.Equal(
            expected, string.Join('\n', reading.Problems.Select(problem => FormattableString.Invariant($"{problem.Key} {problem.File}:{problem.Line}"))));
    }

    [Fact]
    public void What_an_earlier_plan_is_read_for_is_judged_by_and_what_makes_an_example_is_not()
    {
        const string Rules = $$"""{ "module": "security", "figures": [ {{Figure}} } ] }""";
        var alone = Texts.Read(Plan("", """{ "id": "kp-1", "name": "Khu phố 1" }"""), Rules).Plan!;
        var continuing = Texts.Read(Plan("\"continues\": \"truoc\",", """{ "id": "kp-1", "name": "Khu phố 1" }"""), Rules).Plan!;
        var renamed = Texts.Read(Plan("\"continues\": \"truoc\",", """{ "id": "kp-1", "name": "Khu phố 1", "was": "kp-2" }"""), Rules).Plan!;
        var example = Texts.Read(Plan("\"example\": true,", """{ "id": "kp-1", "name": "Khu phố 1" }"""), Rules).Plan!;

        Assert.Equal(alone.DatedSha256, example.DatedSha256);
        Assert.Equal(3, new[] { alone, continuing, renamed }.Select(plan => plan.DatedSha256).Distinct().Count());
        Assert.Contains(new Vanishing(VanishingKind.EarlierPlan, "truoc", "truoc"), Vanishing.Between(continuing, alone));
        Assert.Empty(Vanishing.Between(alone, continuing));
    }

    private static string Plan(string keys, string area) => $$"""
        { "id": "moi", "name": "Chương trình mới", "term": { "from": "2026-Q1", "to": "2030-Q4" },
          {{keys}}
          "units": [ { "id": "police", "name": "Công an phường" } ],
          "areas": [ {{area}} ]
        }
        """;
}
