using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Shipped;

namespace ActionPlan.Rules.Tests;

/// <summary>A plan that can be used and most likely says something else than was meant.</summary>
public sealed class WarningTests
{
    [Fact]
    public void The_shipped_plan_is_free_of_warnings() =>
        Assert.Empty(PlanReader.Read(ShippedPlan.Source()).Warnings.Select(warning => warning.ToString(Texts.English)));

    [Theory]
    [InlineData("\"of\": 1.000", "1.000", "1", "1000")]
    [InlineData("\"of\": 10.500", "10.500", "10.5", "10500")]
    public void A_number_with_a_point_before_three_digits_may_be_a_thousand(string written, params string[] named)
    {
        var warning = Warning(Texts.Rules.Replace("\"of\": 5 }", written + " }", StringComparison.Ordinal), "thousand");

        Assert.Equal((17, 43), (warning.Line, warning.Column));
        Assert.All(named, number => Assert.Contains(number, warning.Message(Texts.Vietnamese), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.05")]
    [InlineData("0.500")]
    [InlineData("1.125")]
    [InlineData("1000")]
    public void Other_numbers_are_what_they_are(string written) =>
        Assert.DoesNotContain(Warnings(Texts.Rules.Replace("\"of\": 5 }", $"\"of\": {written} }}", StringComparison.Ordinal)),
            warning => warning.Key == "thousand");

    [Theory]
    [InlineData("95.1234567", true)]
    [InlineData("95.123456", false)]
    [InlineData("95.1230000", false)]
    public void A_threshold_that_no_page_prints_whole_is_named(string written, bool isNamed)
    {
        var warnings = Warnings(Texts.Rules.Replace("\"of\": 5 }", $"\"of\": {written} }}", StringComparison.Ordinal));

        Assert.Equal(isNamed ? ["95.1234567"] : [], warnings.Where(warning => warning.Key == "tooFine").Select(warning => warning.Values[0]));
    }

    [Theory]
    [InlineData("value >= threshold", "value >= threshold")]
    [InlineData("cases.Period == 0 or threshold < value", "value > threshold")]
    [InlineData("value < threshold and cases.Period < 100", null)]
    [InlineData("value <= threshold", "value <= threshold")]
    [InlineData("cases.Period < 9", null)]
    public void A_condition_of_its_own_that_compares_otherwise_than_the_threshold_is_named(string condition, string? told)
    {
        var rules = Texts.Rules.Replace("\"of\": 5 }", $"\"of\": 5 }},\n      \"rules\": [{{ \"RuleName\": \"Met\", \"Expression\": \"{condition}\" }}]",
            StringComparison.Ordinal);

        Assert.Equal(told is null ? [] : [told], Warnings(rules).Where(warning => warning.Key == "ownRuleOtherwise").Select(warning => warning.Values[0]));
    }

    [Fact]
    public void A_number_used_twice_names_both_targets()
    {
        var warning = Warning(Texts.Rules.Replace("\"id\": \"total\",", "\"id\": \"total\", \"number\": \"14A\",", StringComparison.Ordinal), "numberTwice");

        Assert.Equal(20, warning.Line);
        Assert.Contains("Phạm pháp hình sự", warning.Message(Texts.Vietnamese), StringComparison.Ordinal);
        Assert.Contains("Cả nhiệm kỳ", warning.Message(Texts.Vietnamese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_asked_of_what_a_register_counts_is_named()
    {
        var rules = Texts.Rules
            .Replace("\"id\": \"solved\", \"name\": \"Số vụ khám phá\",", "\"id\": \"solved\", \"name\": \"Số vụ khám phá\", \"counted\": true,",
                StringComparison.Ordinal)
            .Replace("\"id\": \"total\",", "\"id\": \"total\", \"needsSource\": true,", StringComparison.Ordinal);

        Assert.Contains("Số vụ khám phá", Warning(rules, "sourceOfCounted").Message(Texts.Vietnamese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_nothing_uses_is_named_and_one_that_only_a_check_uses_is_not()
    {
        Assert.Equal(["quota", "yearly"], Warnings(Texts.Rules).Where(warning => warning.Key == "figureUnused").Select(warning => warning.Values[0]));
        var used = Texts.Rules.Replace(
            "solved.YearToDate <= cases.YearToDate", "solved.YearToDate <= cases.YearToDate + yearly.PreviousYear * quota.ThisYear", StringComparison.Ordinal);
        Assert.DoesNotContain(Warnings(used), warning => warning.Key == "figureUnused");
    }

    [Theory]
    [InlineData("2020-Q3", true)]
    [InlineData("2021-Q1", false)]
    public void A_yearly_flow_over_the_term_counts_the_year_whole_that_its_start_cuts(string from, bool isTold)
    {
        var rules = Texts.Rules.Replace("solved.TermToDate", "yearly.TermToDate", StringComparison.Ordinal)
            .Replace("\"termTotal\", \"every\": \"quarter\"", "\"termTotal\", \"every\": \"year\"", StringComparison.Ordinal);
        var warnings = Texts.Read(Texts.Plan.Replace("\"from\": \"2020-Q3\"", $"\"from\": \"{from}\"", StringComparison.Ordinal), rules).Warnings
            .Where(warning => warning.Key == "wholeCutYear").ToList();

        Assert.Equal(isTold ? 1 : 0, warnings.Count);
        Assert.All(warnings, Texts.AssertSensible);
        Assert.All(warnings, warning => Assert.Equal(22, warning.Line));
        Assert.All(warnings, warning => Assert.Contains("Số hằng năm", warning.Message(Texts.Vietnamese), StringComparison.Ordinal));
    }

    [Fact]
    public void Where_nobody_can_tell_whether_a_figure_is_whole_it_is_asked_once_for_a_file()
    {
        var said = Texts.Rules.Replace("\"type\":", "\"whole\": true, \"type\":", StringComparison.Ordinal);

        Assert.Contains("\"type\":", Texts.Rules, StringComparison.Ordinal);
        Assert.Contains("cases", Warning(Texts.Rules, "wholeUnsaid").Values[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Warnings(said), warning => warning.Key == "wholeUnsaid");
        Assert.DoesNotContain(
            Warnings(said.Replace("\"figures\": [",
                "\"figures\": [ { \"id\": \"waste\", \"name\": \"N\", \"measuredIn\": \"nghìn tấn\", \"type\": \"quota\" },", StringComparison.Ordinal)),
            warning => warning.Key == "wholeUnsaid");
    }

    [Fact]
    public void A_target_that_no_quarter_of_the_term_judges_and_one_that_none_judges_finally_are_named()
    {
        var plan = Texts.Plan.Replace("\"to\": \"2025-Q4\"", "\"to\": \"2020-Q3\"", StringComparison.Ordinal);
        var rules = Texts.Rules.Replace(", \"by\": \"2024\", \"baseline\": 1, \"path\": { \"2021\": 20 }", "", StringComparison.Ordinal);

        var quarterly = Texts.Read(plan, rules);
        var yearly = Texts.Read(
            plan, rules.Replace("\"kind\": \"yearTotal\", \"every\": \"quarter\"", "\"kind\": \"yearTotal\", \"every\": \"year\"", StringComparison.Ordinal));

        Assert.Equal((15, 15), Place(Assert.Single(quarterly.Warnings, warning => warning.Key == "neverDue")));
        Assert.Equal((15, 37), Place(Assert.Single(yearly.Warnings, warning => warning.Key == "neverJudged")));
        Assert.DoesNotContain(Warnings(Texts.Rules), warning => warning.Key.StartsWith("never", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cases.YearToDate / solved.YearToDate", "\"vụ\"", "75", true)]
    [InlineData("cases.YearToDate / solved.YearToDate", "\"lần\"", "2", false)]
    [InlineData("cases.YearToDate / population.Latest", "\"%\"", "5", true)]
    [InlineData("cases.YearToDate / population.Latest", "\"vụ/người\"", "5", false)]
    [InlineData("cases.YearToDate / population.Latest * 100", "\"%\"", "5", false)]
    [InlineData("cases.YearToDate / (population.Latest / 100)", "\"%\"", "5", false)]
    [InlineData("cases.YearToDate", "\"%\"", "95", false)]
    [InlineData("Growth(cases.YearToDate, cases.Year2020, YearsSince(2020))", "\"%\"", "8", true)]
    [InlineData("Growth(cases.YearToDate, cases.Year2020, YearsSince(2020)) * 100", "\"%\"", "8", false)]
    [InlineData("cases.YearToDate / cases.SamePeriodLastYear", "\"%\"", "95", true)]
    public void A_ratio_against_a_percentage_is_multiplied_by_100(string value, string measure, string threshold, bool warned)
    {
        var rules = Texts.Rules
            .Replace("\"kind\": \"yearTotal\"", "\"kind\": \"yearLevel\"", StringComparison.Ordinal)
            .Replace("\"vụ/10.000 dân\"", measure, StringComparison.Ordinal)
            .Replace("cases.YearToDate / population.Latest * 10000", value, StringComparison.Ordinal)
            .Replace("\"of\": 5 }", $"\"of\": {threshold} }}", StringComparison.Ordinal);

        Assert.Equal(warned, Warnings(rules).Any(warning => warning.Key == "ratioWithoutHundred"));
    }

    [Theory]
    [InlineData("\"is\": \"equals\", \"of\": 10, \"baseline\": 4, \"path\": { \"2021\": 6, \"2022\": 8 }")]
    [InlineData("\"is\": \"equals\", \"of\": 4, \"baseline\": 10, \"path\": { \"2021\": 8, \"2022\": 6 }")]
    [InlineData("\"is\": \"atMost\", \"of\": 4, \"baseline\": 10, \"path\": { \"2021\": 8, \"2022\": 8 }")]
    [InlineData("\"is\": \"atLeast\", \"of\": 10, \"baseline\": 10")]
    public void A_course_that_leads_to_its_threshold_is_no_warning(string threshold) =>
        Assert.DoesNotContain(
            Warnings(Texts.Rules.Replace(
                "\"is\": \"atLeast\", \"of\": 100, \"by\": \"2024\", \"baseline\": 1, \"path\": { \"2021\": 20 }", threshold, StringComparison.Ordinal)),
            warning => warning.Key.StartsWith("path", StringComparison.Ordinal) || warning.Key.StartsWith("baseline", StringComparison.Ordinal));

    [Fact]
    public void A_flood_of_warnings_refuses_no_plan()
    {
        var many = string.Concat(
            Enumerable.Range(0, 2_000)
                .Select(index => FormattableString.Invariant($"{{ \"id\": \"f{index}\", \"name\": \"N\", \"measuredIn\": \"x\", \"type\": \"quota\" }},")));
        var reading = Texts.Read(Texts.Plan, Texts.Rules.Replace("\"figures\": [", "\"figures\": [" + many, StringComparison.Ordinal));

        Assert.NotNull(reading.Plan);
        Assert.InRange(reading.Warnings.Count, 1, 500);
    }

    private static (int Line, int Column) Place(Problem problem) => (problem.Line, problem.Column);

    private static Problem Warning(string rules, string key) => Assert.Single(Warnings(rules), warning => warning.Key == key);

    private static IReadOnlyList<Problem> Warnings(string rules)
    {
        var reading = Texts.Read(Texts.Plan, rules);
        Assert.NotNull(reading.Plan);
        Assert.All(reading.Warnings, Texts.AssertSensible);
        Assert.All(reading.Warnings, warning => Assert.Equal(Severity.Warning, warning.Severity));
        return reading.Warnings;
    }
}
