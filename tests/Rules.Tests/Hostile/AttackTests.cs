using System.Text;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Hostile;

/// <summary>Careless and hostile files are refused with a message at the right place.</summary>
public sealed class AttackTests
{
    public static IEnumerable<TheoryDataRow<string>> Names =>
        Attacks.All.Select(attack => new TheoryDataRow<string>(attack.Name) { TestDisplayName = "Refused: " + attack.Name });

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_spoilt_file_is_refused_at_the_right_place(string name)
    {
        var attack = Attacks.All.Single(candidate => candidate.Name == name);
        var plan = attack.File == PlanSource.PlanFileName ? attack.Spoilt : Texts.Plan;
        var rules = attack.File == PlanSource.PlanFileName ? Texts.Rules : attack.Spoilt;

        var reading = await Texts.ReadGuarded(Texts.File(PlanSource.PlanFileName, plan), Texts.File("security.json", rules));

        Assert.Null(reading.Plan);
        Assert.All(reading.Problems, Texts.AssertSensible);
        Assert.Contains(reading.Problems, problem =>
            problem.File == attack.File
            && (attack.Line is null || problem.Line == attack.Line)
            && (attack.Column is null || problem.Column == attack.Column));
    }

    [Fact]
    public void Every_attack_has_a_name_of_its_own() => Assert.Equal(Attacks.All.Count, Attacks.All.DistinctBy(attack => attack.Name).Count());

    public static TheoryData<string> Floods => [.. ByteAttacks.All.Keys];

    [Theory]
    [MemberData(nameof(Floods))]
    public async Task Bytes_that_are_no_rule_file_are_refused(string name)
    {
        var reading = await Texts.ReadGuarded(Texts.File(PlanSource.PlanFileName, Texts.Plan), new PlanText("security.json", ByteAttacks.All[name]()));

        Assert.Null(reading.Plan);
        Assert.NotEmpty(reading.Problems);
        Assert.All(reading.Problems, Texts.AssertSensible);
    }

    [Fact]
    public async Task A_long_lineage_of_areas_is_no_error_and_one_that_closes_a_circle_is()
    {
        string Areas(int last) =>
            // Each on a line of its own: to count columns of one line of millions of letters sixty thousand times takes longer than all else.
            string.Join(",\n", Enumerable.Range(0, 60_000)
                .Select(
                    index =>
                        FormattableString.Invariant($"{{\"id\":\"a{index}\",\"name\":\"A\",\"mergedInto\":\"a{(index == 59_999 ? last : index + 1)}\"}}")));
        string Plan(int last) => Texts.Plan.Replace("\"areas\": [", "\"areas\": [" + Areas(last) + ",", StringComparison.Ordinal)
            .Replace("\"a60000\"", "\"phuong-12\"", StringComparison.Ordinal);

        var open = await Texts.ReadGuarded(Texts.File(PlanSource.PlanFileName, Plan(60_000)), Texts.File("security.json", Texts.Rules));
        Assert.Empty(open.Problems);

        var closed = await Texts.ReadGuarded(Texts.File(PlanSource.PlanFileName, Plan(0)), Texts.File("security.json", Texts.Rules));
        Texts.AssertSensible(Assert.Single(closed.Problems));
    }

    [Theory]
    [MemberData(nameof(Floods))]
    public async Task Bytes_that_are_no_plan_file_are_refused(string name)
    {
        var reading = await Texts.ReadGuarded(new PlanText(PlanSource.PlanFileName, ByteAttacks.All[name]()), Texts.File("security.json", Texts.Rules));

        Assert.Null(reading.Plan);
        Assert.NotEmpty(reading.Problems);
        Assert.All(reading.Problems, Texts.AssertSensible);
    }

    [Fact]
    public void A_byte_order_mark_is_no_error_and_shifts_no_column()
    {
        byte[] Marked(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
        Assert.Empty(Texts.Read(new PlanText("plan.json", Marked(Texts.Plan)), new PlanText("security.json", Marked(Texts.Rules))).Problems);

        var problem = Assert.Single(
            Texts.Read(new PlanText("plan.json", Marked("{ \"x\": 1," + Texts.Plan[1..])), Texts.File("security.json", Texts.Rules)).Problems);
        Assert.Equal((1, 3), (problem.Line, problem.Column));
    }

    [Fact]
    public void Columns_count_characters_and_not_bytes()
    {
        var rules = Texts.Rules.Replace("\"name\": \"Phạm pháp hình sự\",", "\"name\": \"Phạm pháp hình sự\", \"nmae\": 1,", StringComparison.Ordinal);
        var problem = Assert.Single(Texts.Read(Texts.Plan, rules).Problems);
        var line = rules.Split('\n')[problem.Line - 1];
        Assert.StartsWith("\"nmae\"", line[(problem.Column - 1)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_line_ends_do_not_move_lines()
    {
        var rules = Texts.Rules.Replace("\"responsible\": \"police\"", "\"responsible\": \"nobody\"", StringComparison.Ordinal);
        var unix = Assert.Single(Texts.Read(Texts.Plan, rules).Problems);
        var windows = Assert.Single(Texts.Read(Texts.Plan, rules.Replace("\n", "\r\n", StringComparison.Ordinal)).Problems);
        Assert.Equal((unix.Line, unix.Column), (windows.Line, windows.Column));
    }

    [Fact]
    public void All_problems_are_reported_at_once_in_the_order_of_files_and_lines()
    {
        var plan = Texts.Plan.Replace("\"email\":", "\"mail\":", StringComparison.Ordinal);
        var rules = Texts.Rules
            .Replace("\"responsible\": \"police\"", "\"responsible\": \"nobody\"", StringComparison.Ordinal)
            .Replace("cases.YearToDate / population", "casez.YearToDate / population", StringComparison.Ordinal)
            .Replace("\"of\": 100", "\"of\": \"100\"", StringComparison.Ordinal)
            .Replace("solved.YearToDate <=", "solved.YearToDates <=", StringComparison.Ordinal);

        var problems = Texts.Read(plan, rules).Problems;

        Assert.Equal(
            ["plan.json:6", "security.json:14", "security.json:16", "security.json:23", "security.json:27"],
            problems.Select(problem => FormattableString.Invariant($"{problem.File}:{problem.Line}")));
    }

    [Theory]
    [InlineData("\"responsible\": \"police\"", "\"responsible\": \"polise\"", "police")]
    [InlineData("cases.YearToDate /", "casse.YearToDate /", "cases")]
    [InlineData("cases.YearToDate /", "cases.YearTodate /", "YearToDate")]
    [InlineData("\"kind\": \"yearTotal\"", "\"kind\": \"yearTotals\"", "yearTotal")]
    [InlineData("\"is\": \"below\"", "\"is\": \"bellow\"", "below")]
    [InlineData("\"number\":", "\"numbr\":", "number")]
    public void The_nearest_right_name_is_suggested(string piece, string instead, string suggestion)
    {
        var problems = Texts.Read(Texts.Plan, Texts.Rules.Replace(piece, instead, StringComparison.Ordinal)).Problems;
        Assert.Contains(problems, problem =>
            problem.Message(Texts.Vietnamese).Contains(suggestion, StringComparison.Ordinal)
                && problem.Message(Texts.English).Contains(suggestion, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_a_plan_file_is_refused()
    {
        var reading = Texts.Read(Texts.File("security.json", Texts.Rules));
        Assert.Null(reading.Plan);
        Assert.All(reading.Problems, Texts.AssertSensible);
    }

    [Fact]
    public void An_empty_folder_is_refused()
    {
        var reading = Texts.Read();
        Assert.Null(reading.Plan);
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public void Two_rule_files_of_one_module_are_refused()
    {
        var reading = Texts.Read(
            Texts.File(PlanSource.PlanFileName, Texts.Plan),
            Texts.File("security.json", Texts.Rules),
            Texts.File("security2.json", "{ \"module\": \"security\", \"figures\": [] }"));
        Assert.Null(reading.Plan);
        Assert.Contains(reading.Problems, problem => problem.File == "security2.json" && problem.Line == 1);
    }

    [Fact]
    public void A_figure_declared_in_two_files_is_refused()
    {
        var reading = Texts.Read(
            Texts.File(PlanSource.PlanFileName, Texts.Plan),
            Texts.File("security.json", Texts.Rules),
            Texts.File("works.json",
                "{ \"module\": \"works\", \"figures\": [\n{ \"id\": \"cases\", \"name\": \"x\", \"measuredIn\": \"x\", \"type\": \"flow\" } ] }"));
        Assert.Null(reading.Plan);
        Assert.Contains(reading.Problems, problem => (problem.File, problem.Line, problem.Column) == ("works.json", 2, 9));
    }

    [Fact]
    public void Comments_and_trailing_commas_are_allowed()
    {
        var rules = Texts.Rules.Replace("\"of\": 5 }", "/* year */ \"of\": 5, // five\n }", StringComparison.Ordinal);
        Assert.Empty(Texts.Read(Texts.Plan, rules).Problems);
    }

    [Fact]
    public void An_expression_may_use_figures_of_another_module()
    {
        var works = """
            { "module": "works", "figures": [ { "id": "alleys", "name": "Hẻm", "measuredIn": "hẻm", "type": "flow", "every": "quarter" } ],
              "targets": [ { "id": "t", "name": "T", "measuredIn": "%", "responsible": "police", "kind": "monitored", "every": "quarter", "value": "alleys.Period / cases.Period" } ] }
            """;
        Assert.Empty(
            Texts.Read(Texts.File(PlanSource.PlanFileName, Texts.Plan), Texts.File("security.json", Texts.Rules), Texts.File("works.json", works)).Problems);
    }
}
