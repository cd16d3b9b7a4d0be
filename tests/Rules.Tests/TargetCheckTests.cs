using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests;

/// <summary>Every wrong use of a target's parts is named, in both languages.</summary>
public sealed class TargetCheckTests
{
    private const string Figures = """
        { "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter" },
        { "id": "yearly", "name": "Số hằng năm", "measuredIn": "vụ", "type": "flow", "every": "year" },
        { "id": "stored", "name": "Mức hằng năm", "measuredIn": "vụ", "type": "stock", "every": "year" },
        { "id": "level", "name": "Mức", "measuredIn": "vụ", "type": "stock", "every": "quarter" },
        { "id": "quota", "name": "Chỉ tiêu giao", "measuredIn": "vụ", "type": "quota" }
        """;

    [Theory]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "from": "quý 3/2021", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """, "periodExpectedNear", "2021-Q3")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "to": "cuối kỳ", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """, "periodExpected", "cuối kỳ")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "from": "2020", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """, "outsideTerm", "2020-Q3")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "to": "2026-Q1", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """, "outsideTerm", "2025-Q4")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "from": "2023", "to": "2022", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """, "spanBackwards", "2023-Q1")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "from": "2022", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "by": "2021" }  """, "outsideSpan", "2022-Q1")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "to": "2023", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "by": "2024-Q1" }  """, "outsideSpan", "2023-Q4")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "to": "2023", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "by": "2026" }  """, "outsideTerm", "2025-Q4")]
    [InlineData("""  "kind": "perPeriod", "every": "halfYear", "value": "yearly.Period", "threshold": { "is": "atLeast", "of": 5 }  """, "halfYearlyOverYearly", "yearly.Period")]
    [InlineData("""  "kind": "perPeriod", "every": "halfYear", "value": "cases.Period / yearly.PreviousYear", "threshold": { "is": "atLeast", "of": 5 }  """, "halfYearlyOverYearly", "yearly.PreviousYear")]
    [InlineData("""  "kind": "perPeriod", "every": "halfYear", "value": "cases.Period / yearly.SamePeriodLastYear", "threshold": { "is": "atLeast", "of": 5 }  """, "halfYearlyOverYearly", "yearly.SamePeriodLastYear")]
    [InlineData("""  "kind": "perPeriod", "every": "halfYear", "value": "stored.PreviousPeriod", "threshold": { "is": "atLeast", "of": 5 }  """, "halfYearlyOverYearly", "stored.PreviousPeriod")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "stored.SamePeriodLastYear", "threshold": { "is": "atLeast", "of": 5 }  """, "quarterlyOverYearly", "stored.SamePeriodLastYear")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "yearly.PeriodLastYear", "threshold": { "is": "atLeast", "of": 5 }  """, "quarterlyOverYearly", "yearly.PeriodLastYear")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "yearly.PreviousPeriod", "threshold": { "is": "atLeast", "of": 5 }  """, "quarterlyOverYearly", "yearly.PreviousPeriod")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "yearly.LastFourQuarters", "threshold": { "is": "atLeast", "of": 5 }  """, "quarterlyOverYearly", "yearly.LastFourQuarters")]
    [InlineData("""  "kind": "termLevel", "every": "year", "value": "yearly.LastFourQuarters", "threshold": { "is": "atLeast", "of": 5, "by": "2022-Q2" }  """, "yearPeriodBeforeYearEnd", "2022-Q2")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period - cases.SamePeriodLastYear", "threshold": { "is": "atLeast", "of": 5 }  """, "periodBesideSamePeriod", "cases.PeriodLastYear")]
    [InlineData("""  "kind": "perPeriod", "every": "halfYear", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }, "rules": [ { "RuleName": "Met", "Expression": "value < cases.SamePeriodLastYear" } ]  """, "periodBesideSamePeriod", "cases.PeriodLastYear")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Year2026", "threshold": { "is": "atLeast", "of": 5 }  """, "baseYearAfterTerm", "2026")]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "cases.YearToDate - level.PreviousPeriod", "threshold": { "is": "atLeast", "of": 5 }  """, "yearTotalDoesNotAddUp", "PreviousPeriod")]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "cases.YearToDate / cases.SamePeriodLastYear", "threshold": { "is": "atLeast", "of": 5 }  """, "yearTotalDoesNotAddUp", "SamePeriodLastYear")]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "Growth(cases.YearToDate, cases.Year2020, 3)", "threshold": { "is": "atLeast", "of": 5 }  """, "yearTotalDoesNotAddUp", "YearToDate")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate + cases.LastFourQuarters", "threshold": { "is": "atLeast", "of": 5 }  """, "termTotalDoesNotAddUp", "LastFourQuarters")]
    [InlineData("""  "kind": "yearTotal", "every": "halfYear", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """, "yearTotalDoesNotAddUp", "YearToDate")]
    [InlineData("""  "kind": "termLevel", "every": "halfYear", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5, "by": "2022-Q3" }  """, "halfYearPeriodBeforeEnd", "2022-Q3")]
    [InlineData("""  "kind": "termLevel", "every": "year", "to": "2022-Q3", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """, "yearPeriodBeforeYearEnd", "2022-Q3")]
    public void What_is_wrong_is_named_once(string target, string key, string named)
    {
        var problem = Assert.Single(Read(target).Problems);

        Assert.Equal(key, problem.Key);
        Texts.AssertSensible(problem);
        Assert.All([Texts.Vietnamese, Texts.English], culture => Assert.Contains(named, problem.Message(culture), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "from": "2021", "to": "2021", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """)]
    [InlineData("""  "kind": "termTotal", "every": "halfYear", "from": "2021-Q2", "to": "2023-Q3", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "by": "2023-Q3" }  """)]
    [InlineData("""  "kind": "monitored", "every": "halfYear", "to": "2021", "value": "cases.Period"  """)]
    [InlineData("""  "kind": "perPeriod", "every": "halfYear", "value": "cases.Period / yearly.Year2020", "threshold": { "is": "atLeast", "of": 5 }  """)]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.YearToDate / yearly.SamePeriodLastYear", "threshold": { "is": "atLeast", "of": 5 }  """)]
    [InlineData("""  "kind": "perPeriod", "every": "year", "value": "yearly.Period - yearly.SamePeriodLastYear + stored.SamePeriodLastYear - yearly.LastFourQuarters", "threshold": { "is": "atLeast", "of": 5 }  """)]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "worstOf": { "quý": "cases.Period - cases.PeriodLastYear", "năm": "cases.YearToDate - cases.SamePeriodLastYear" }, "threshold": { "is": "atLeast", "of": 5 }  """)]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "cases.YearToDate / stored.Year2020 * Math.Pow(1.08, 2)", "threshold": { "is": "atLeast", "of": 5 }  """)]
    public void What_is_right_is_read(string target) => Assert.Empty(Read(target).Problems.Select(problem => problem.ToString(Texts.English)));

    [Theory]
    [InlineData("flow", "figureHalfYearly")]
    [InlineData("quota", "quotaIsYearly")]
    public void No_figure_is_due_by_the_half_year(string type, string key)
    {
        var rules = Rules("").Replace("\"type\": \"flow\", \"every\": \"quarter\"", $"\"type\": \"{type}\", \"every\": \"halfYear\"", StringComparison.Ordinal);

        Assert.Equal(key, Assert.Single(Texts.Read(Texts.Plan, rules).Problems).Key);
    }

    private static PlanReading Read(string target) => Texts.Read(Texts.Plan, Rules($$"""{ "id": "t", "name": "Chỉ tiêu", "measuredIn": "vụ", "responsible": "police", {{target}} }"""));

    private static string Rules(string target) => $$"""{ "module": "security", "figures": [ {{Figures}} ], "targets": [ {{target}} ] }""";
}
