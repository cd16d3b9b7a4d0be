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
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "from": "quý 3/2021", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """,
        "periodExpectedNear", "2021-Q3")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "to": "cuối kỳ", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """,
        "periodExpected", "cuối kỳ")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "from": "2020", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """,
        "outsideTerm", "2020-Q3")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "to": "2026-Q1", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """,
        "outsideTerm", "2025-Q4")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "from": "2023", "to": "2022", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """, "spanBackwards", "2023-Q1")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "from": "2022", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "by": "2021" }  """, "outsideSpan", "2022-Q1")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "to": "2023", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "by": "2024-Q1" }  """, "outsideSpan", "2023-Q4")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "to": "2023", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "by": "2026" }  """, "outsideTerm", "2025-Q4")]
    [InlineData("""  "kind": "perPeriod", "every": "halfYear", "value": "yearly.Period", "threshold": { "is": "atLeast", "of": 5 }  """,
        "halfYearlyOverYearly", "yearly.Period")]
    [InlineData("""  "kind": "perPeriod", "every": "halfYear", "value": "cases.Period / yearly.PreviousYear", "threshold": { "is": "atLeast", "of": 5 }  """,
        "halfYearlyOverYearly", "yearly.PreviousYear")]
    [InlineData("""  "kind": "perPeriod", "every": "halfYear", "value": "cases.Period / yearly.SamePeriodLastYear", "threshold": { "is": "atLeast", "of": 5 }  """, "halfYearlyOverYearly", "yearly.SamePeriodLastYear")]
    [InlineData("""  "kind": "perPeriod", "every": "halfYear", "value": "stored.PreviousPeriod", "threshold": { "is": "atLeast", "of": 5 }  """,
        "halfYearlyOverYearly", "stored.PreviousPeriod")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "stored.SamePeriodLastYear", "threshold": { "is": "atLeast", "of": 5 }  """,
        "quarterlyOverYearly", "stored.SamePeriodLastYear")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "yearly.PeriodLastYear", "threshold": { "is": "atLeast", "of": 5 }  """,
        "quarterlyOverYearly", "yearly.PeriodLastYear")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "yearly.PreviousPeriod", "threshold": { "is": "atLeast", "of": 5 }  """,
        "quarterlyOverYearly", "yearly.PreviousPeriod")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "yearly.LastFourQuarters", "threshold": { "is": "atLeast", "of": 5 }  """,
        "quarterlyOverYearly", "yearly.LastFourQuarters")]
    [InlineData("""  "kind": "termLevel", "every": "year", "value": "yearly.LastFourQuarters", "threshold": { "is": "atLeast", "of": 5, "by": "2022-Q2" }  """,
        "yearPeriodBeforeYearEnd", "2022-Q2")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period - cases.SamePeriodLastYear", "threshold": { "is": "atLeast", "of": 5 }  """, "periodBesideSamePeriod", "cases.PeriodLastYear")]
    [InlineData("""  "kind": "perPeriod", "every": "halfYear", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }, "rules": [ { "RuleName": "Met", "Expression": "value < cases.SamePeriodLastYear" } ]  """, "periodBesideSamePeriod", "cases.PeriodLastYear")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Year2026", "threshold": { "is": "atLeast", "of": 5 }  """,
        "baseYearAfterTerm", "2026")]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "cases.YearToDate - level.PreviousPeriod", "threshold": { "is": "atLeast", "of": 5 }  """, "yearTotalDoesNotAddUp", "PreviousPeriod")]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "cases.YearToDate / cases.SamePeriodLastYear", "threshold": { "is": "atLeast", "of": 5 }  """, "yearTotalDoesNotAddUp", "SamePeriodLastYear")]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "Growth(cases.YearToDate, cases.Year2020, 3)", "threshold": { "is": "atLeast", "of": 5 }  """, "yearTotalDoesNotAddUp", "YearToDate")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate + cases.LastFourQuarters", "threshold": { "is": "atLeast", "of": 5 }  """, "termTotalDoesNotAddUp", "LastFourQuarters")]
    [InlineData("""  "kind": "yearTotal", "every": "halfYear", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """,
        "yearTotalDoesNotAddUp", "YearToDate")]
    [InlineData("""  "kind": "termLevel", "every": "halfYear", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5, "by": "2022-Q3" }  """,
        "halfYearPeriodBeforeEnd", "2022-Q3")]
    [InlineData("""  "kind": "termLevel", "every": "year", "to": "2022-Q3", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5 }  """,
        "yearPeriodBeforeYearEnd", "2022-Q3")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "between", "of": 5 }  """,
        "betweenWithoutEnds", "[3, 5]")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "between", "of": [5, 3] }  """,
        "endsBackwards", "[3, 5]")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "between", "of": [3] }  """,
        "endsExpected", "[3, 5]")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "between", "of": [3, "năm"] }  """,
        "thresholdNumberExpected", "[3, 5]")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "atLeast", "of": [3, 5] }  """,
        "endsOnlyForBetween", "between")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "between", "of": [3, 5], "stretch": 6 }  """,
        "notWithBetween", "stretch")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "between", "milestones": [{ "by": "2022", "of": 3 }] }  """, "notWithBetween", "milestones")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "between", "of": [3, 5] }, "rules": [{ "RuleName": "Met", "Expression": "value > 3" }]  """, "rulesBetween", "between")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "between", "of": { "2021": 3 } }  """,
        "betweenWithoutEnds", "[3, 5]")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "trong khoảng", "of": [3, 5] }  """,
        "notOneOfComparisonNamed", "between")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "atLeast", "of": 5, "tolerance": 1 }  """,
        "toleranceOnlyForEquals", "equals")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "equals", "of": 5, "tolerance": -1 }  """,
        "toleranceNegative", "tolerance")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "equals", "of": 5, "tolerance": 1 }, "rules": [{ "RuleName": "Met", "Expression": "value > 3" }]  """, "toleranceOwnMet", "tolerance")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "atLeast" }  """, "missingKey", "of")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "atLeast", "of": "500 vụ" }  """,
        "thresholdNumberExpected", "500")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "atLeast", "of": "quota" }  """,
        "expressionNoViewQuota", "quota.ThisYear")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "atLeast", "of": "quotas.ThisYear" }  """,
        "expressionUnknownNameNear", "quota")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "between", "of": [3, "quota.Latest"] }  """,
        "expressionWrongViewQuota", "quota.ThisYear")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "atLeast", "of": "yearly.YearToDate" }  """,
        "quarterlyOverYearly", "yearly.YearToDate")]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "atLeast", "of": "quota.ThisYear / 0" }  """,
        "expressionZeroDivisor", "0")]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "cases.YearToDate", "threshold": { "is": "atLeast", "of": 5, "milestones": [{ "by": "2022", "of": 3 }] }  """, "onlyForTerm", "milestones")]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "cases.YearToDate", "threshold": { "is": "atLeast", "of": 5, "course": "none" }  """,
        "onlyForTerm", "course")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "profile": [10, 20, 30, 40] }  """, "onlyForYearTotal", "profile")]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "cases.YearToDate", "threshold": { "is": "atLeast", "of": 5, "profile": [10, 20, 70] }  """, "profileShares", "10 + 20 + 70")]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "cases.YearToDate", "threshold": { "is": "atLeast", "of": 5, "profile": [-10, 20, 30, 60] }  """, "profileShares", "-10 + 20")]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "cases.YearToDate", "threshold": { "is": "atLeast", "of": 5, "profile": [10, 20, 30, 50] }  """, "profileShares", "30 + 50")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "milestones": [{ "by": "2022", "of": 3 }] }  """, "notWithMilestones", "of")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "by": "2023", "milestones": [{ "by": "2022", "of": 3 }] }  """, "notWithMilestones", "by")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "path": { "2021": 2 }, "milestones": [{ "by": "2022", "of": 3 }] }  """, "notWithMilestones", "path")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "milestones": [] }  """,
        "milestonesEmpty", "milestones")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "milestones": [{ "by": "2022", "of": 3 }, { "by": "2022-Q4", "of": 4 }] }  """, "milestoneTwice", "2022-Q4")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "milestones": [{ "by": "hết 2022", "of": 3 }] }  """, "periodExpected", "hết 2022")]
    [InlineData("""  "from": "2021", "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "milestones": [{ "by": "2020", "of": 3 }] }  """, "outsideSpan", "2021-Q1")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "milestones": [{ "by": "2022" }] }  """, "missingKey", "of")]
    [InlineData("""  "kind": "termLevel", "every": "year", "value": "cases.Period", "threshold": { "is": "atLeast", "milestones": [{ "by": "2022-Q2", "of": 3 }, { "by": "2023", "of": 4 }] }  """, "yearPeriodBeforeYearEnd", "2022-Q2")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "course": "none", "path": { "2021": 2 } }  """, "notWithoutCourse", "path")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "course": "none", "baseline": 2 }  """, "notWithoutCourse", "baseline")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "course": "linear" }  """,
        "notOneOfPromisedCourse", "linear")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "course": "none" }, "rules": [{ "RuleName": "OnTrack", "Expression": "value > path" }]  """, "rulePathUnknown", "path")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "path": { "2021": 2, "2021-Q4": 3 } }  """, "pathTwice", "2021-Q4")]
    [InlineData("""  "from": "2022", "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "path": { "2021-Q4": 2 } }  """, "outsideSpan", "2022-Q1")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "by": "2023", "path": { "2024-Q1": 2 } }  """, "pathAfterDeadline", "2023-Q4")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "path": { "Quý 2/2021": 2 } }  """, "periodExpectedNear", "2021-Q2")]
    [InlineData("""  "course": "none", "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5 }  """,
        "keyOfThreshold", "course")]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": 5, "from": "2021" }  """,
        "keyOfTarget", "from")]
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
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "between", "of": [3, 3] }  """)]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "between", "of": ["quota.ThisYear - 1", "quota.ThisYear + 1"] }  """)]
    [InlineData("""  "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "equals", "of": "Math.Round(quota.ThisYear / 4, 0)", "tolerance": 0 }  """)]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "stretch": 9, "milestones": [{ "by": "2022-Q2", "of": 3 }, { "by": "2025", "of": 8 }] }  """)]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "course": "none", "milestones": [{ "by": "2022-Q2", "of": 3 }] }  """)]
    [InlineData("""  "kind": "yearTotal", "every": "quarter", "value": "cases.YearToDate", "threshold": { "is": "atLeast", "of": { "2021": 3, "2022": 4 }, "profile": [0, 0, 0, 100] }  """)]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "atLeast", "of": "quota.ThisYear", "path": { "2021-Q1": 2, "2021": 3 } }  """)]
    [InlineData("""  "kind": "termTotal", "every": "quarter", "value": "cases.TermToDate", "threshold": { "is": "equals", "of": 5, "tolerance": 1 }, "rules": [{ "RuleName": "OnTrack", "Expression": "value > path" }]  """)]
    public void What_is_right_is_read(string target) => Assert.Empty(Read(target).Problems.Select(problem => problem.ToString(Texts.English)));

    [Theory]
    [InlineData("flow", "figureHalfYearly")]
    [InlineData("quota", "quotaIsYearly")]
    public void No_figure_is_due_by_the_half_year(string type, string key)
    {
        var rules = Rules("").Replace("\"type\": \"flow\", \"every\": \"quarter\"", $"\"type\": \"{type}\", \"every\": \"halfYear\"", StringComparison.Ordinal);

        Assert.Equal(key, Assert.Single(Texts.Read(Texts.Plan, rules).Problems).Key);
    }

    private static PlanReading Read(string target) =>
        Texts.Read(Texts.Plan, Rules($$"""{ "id": "t", "name": "Chỉ tiêu", "measuredIn": "vụ", "responsible": "police", {{target}} }"""));

    private static string Rules(string target) => $$"""{ "module": "security", "figures": [ {{Figures}} ], "targets": [ {{target}} ] }""";
}
