using System.Text;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests;

/// <summary>Tests that stand beside a plan's rules are run when it is read, and refuse it where they fail.</summary>
public sealed class RuleTestTests
{
    private const string Good = """
        [
          // Đủ hai quý, dân số năm trước.
          { "name": "Dưới 5 vụ trên 10.000 dân", "period": "2022-Q2",
            "figures": [["cases", "phuong-12", "2022-Q1", 5], ["cases", "phuong-12", "2022-Q2", 9], ["population", "phuong-12", "2021", 70000]],
            "expect": [
              { "target": "security.crimeRate", "area": "phuong-12", "status": "onTrack", "value": 2 },
              { "target": "security.crimeRate", "status": "onTrack" },
              { "target": "security.total", "area": "phuong-12", "status": "noData", "value": null },
              { "target": "security.crimeRate", "area": "kp-1", "status": "noData" } ] },
          { "name": "Ba phần bảy", "period": "2022",
            "figures": [["cases", "phuong-12", "2022", 3], ["population", "phuong-12", "2022", 70000]],
            "expect": [ { "target": "security.crimeRate", "status": "met", "value": 0.4286 } ] },
        ]
        """;

    [Fact]
    public void Tests_that_hold_are_counted_and_are_no_part_of_the_version()
    {
        var reading = Read(Good);

        Assert.Empty(reading.Problems.Select(problem => problem.ToString(Texts.English)));
        Assert.Equal(2, reading.Tests);
        Assert.Equal(Texts.Read(Texts.Plan, Texts.Rules).Plan!.Version, reading.Plan!.Version);
        Assert.NotEqual(reading.Plan.Source.Sha256, reading.Plan.Source.FolderSha256);
    }

    [Theory]
    [InlineData("\"status\": \"onTrack\", \"value\": 2 }", "\"status\": \"met\", \"value\": 2 }", "testStatus",
        "Kiểm thử “Dưới 5 vụ trên 10.000 dân”: security.crimeRate ở Phường 12 được đánh giá là onTrack (giá trị 2), không phải met.")]
    [InlineData("\"value\": 2 }", "\"value\": 2.5 }", "testValue",
        "Kiểm thử “Dưới 5 vụ trên 10.000 dân”: security.crimeRate ở Phường 12 có giá trị 2, không phải 2.5.")]
    [InlineData("\"value\": 2 }", "\"value\": null }", "testValue",
        "Kiểm thử “Dưới 5 vụ trên 10.000 dân”: security.crimeRate ở Phường 12 có giá trị 2, không phải null.")]
    [InlineData("0.4286", "0.4285", "testValue", "Kiểm thử “Ba phần bảy”: security.crimeRate ở Phường 12 có giá trị 0.428571428571, không phải 0.4285.")]
    [InlineData("0.4286", "0.429", "testValue", "Kiểm thử “Ba phần bảy”: security.crimeRate ở Phường 12 có giá trị 0.428571428571, không phải 0.429.")]
    [InlineData("\"area\": \"kp-1\", \"status\"", "\"area\": \"kp-2\", \"status\"", null, null)]
    [InlineData("\"period\": \"2022-Q2\"", "\"period\": \"2019-Q2\"", "outsideTerm", "“2019-Q2” nằm ngoài nhiệm kỳ (2020-Q3 đến 2025-Q4).")]
    [InlineData("\"period\": \"2022-Q2\"", "\"period\": \"quý 2/2022\"", "periodExpectedNear", null)]
    [InlineData("\"cases\", \"phuong-12\", \"2022-Q1\"", "\"casse\", \"phuong-12\", \"2022-Q1\"", "unknownFigureNear",
        "Không có số liệu “casse”. Có phải ý bạn là “cases”?")]
    [InlineData("\"cases\", \"phuong-12\", \"2022-Q1\"", "\"Số vụ\", \"phuong-12\", \"2022-Q1\"", "unknownFigureNamed",
        "“Số vụ” là tên; mã của số liệu này là cases.")]
    [InlineData("\"cases\", \"phuong-12\", \"2022-Q1\"", "\"cases\", \"phuong-13\", \"2022-Q1\"", "unknownAreaNear", null)]
    [InlineData("\"cases\", \"phuong-12\", \"2022-Q1\"", "\"cases\", \"phuong-12\", \"2022-Q5\"", "periodExpected", null)]
    [InlineData("\"cases\", \"phuong-12\", \"2022-Q1\"", "\"quota\", \"phuong-12\", \"2022-Q1\"", "yearExpectedNear", null)]
    [InlineData("\"cases\", \"phuong-12\", \"2022-Q1\"", "\"cases\", \"phuong-12\", \"2022-Q2\"", "testFigureTwice", null)]
    [InlineData("\"2022-Q1\", 5]", "\"2022-Q1\", -5]", "testBelowZero", null)]
    [InlineData("\"2022-Q1\", 5]", "\"2022-Q1\", \"5\"]", "numberExpectedNear", null)]
    [InlineData("\"2022-Q1\", 5]", "\"2022-Q1\"]", "givenFigureExpected", null)]
    [InlineData("\"2022-Q1\", 5]", "\"2022-Q1\", 5, 6]", "givenFigureExpected", null)]
    [InlineData("\"target\": \"security.total\"", "\"target\": \"total\"", "targetNamed", null)]
    [InlineData("\"target\": \"security.total\"", "\"target\": \"security.totla\"", "unknownTargetNear", null)]
    [InlineData("\"status\": \"noData\", \"value\": null", "\"status\": \"chưa có số liệu\"", "notOneOfStatusNamed", null)]
    [InlineData("\"name\": \"Ba phần bảy\", ", "", "missingKey", null)]
    [InlineData("[ { \"target\": \"security.crimeRate\", \"status\": \"met\", \"value\": 0.4286 } ]", "[]", "testExpectsNothing", null)]
    [InlineData("70000]],", "70000]]", "jsonComma", null)]
    public void A_test_that_fails_or_is_wrong_refuses_the_plan_at_its_place(string piece, string instead, string? key, string? answer)
    {
        Assert.Contains(piece, Good, StringComparison.Ordinal);
        var at = Good.IndexOf(piece, StringComparison.Ordinal);
        var reading = Read(string.Concat(Good.AsSpan(0, at), instead, Good.AsSpan(at + piece.Length)));

        Assert.Equal(key is null, reading.Plan is not null);
        Assert.Equal(key is null ? [] : [key], reading.Problems.Select(problem => problem.Key));
        Assert.All(reading.Problems, Texts.AssertSensible);
        Assert.All(reading.Problems, problem => Assert.Equal(Path.Combine("tests", "rates.json"), problem.File));
        if (answer is not null)
        {
            Assert.Equal(answer, reading.Problems[0].Message(Texts.Vietnamese));
        }
    }

    [Fact]
    public void Where_nothing_is_judged_that_is_said()
    {
        var late = """
            { "name": "Khu phố đã sáp nhập", "period": "2025-Q1", "expect": [ { "target": "security.crimeRate", "area": "kp-2", "status": "noData" } ] }
            """;
        var large = """
            { "name": "Quá lớn", "period": "2025-Q1", "figures": [["cases", "phuong-12", "2025-Q1", 9999999999999999999999999999], ["population", "phuong-12", "2024", 0.1]],
              "expect": [ { "target": "security.crimeRate", "status": "missed" } ] }
            """;

        Assert.Equal(["testNoVerdict"], Read(late).Problems.Select(problem => problem.Key));
        Assert.Equal(["test.failedNumber"], Read(large).Problems.Select(problem => problem.Key));
        Assert.All(Read(large).Problems.Concat(Read(late).Problems),
            problem => Assert.DoesNotContain("{", problem.Message(Texts.Vietnamese), StringComparison.Ordinal));
    }

    [Fact]
    public void Where_there_are_several_roots_a_test_names_its_area()
    {
        var plan = Texts.Plan.Replace("\"areas\": [", "\"areas\": [ { \"id\": \"phuong-14\", \"name\": \"Phường 14\" },", StringComparison.Ordinal);

        var reading = PlanReader.Read(new PlanSource("", [Texts.File("plan.json", plan), Texts.File("security.json", Texts.Rules)], [Test(Good)]));

        Assert.Equal(["missingKey", "missingKey"], reading.Problems.Select(problem => problem.Key));
    }

    [Fact]
    public void A_plan_that_is_wrong_is_not_tested_and_a_stored_one_neither()
    {
        var failing = Test(Good.Replace("\"value\": 2 }", "\"value\": 3 }", StringComparison.Ordinal));
        PlanText[] files = [Texts.File("plan.json", Texts.Plan), Texts.File("security.json", Texts.Rules)];

        var wrong = PlanReader.Read(
            new PlanSource("", [files[0], Texts.File("security.json", Texts.Rules.Replace("cases.YearToDate", "case.YearToDate", StringComparison.Ordinal))],
                [failing]));

        Assert.DoesNotContain(wrong.Problems, problem => problem.Key.StartsWith("test", StringComparison.Ordinal));
        Assert.NotNull(PlanReader.ReadStored(new PlanSource("", files, [failing])).Plan);
    }

    [Fact]
    public void They_are_read_from_the_folder_tests()
    {
        var folder = Directory.CreateTempSubdirectory("rule-tests-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "tests", "deeper"));
            foreach (var (name, text) in new[] { ("plan.json", Texts.Plan), ("security.json", Texts.Rules), ("tests/rates.JSON", Good),
                ("tests/notes.txt", "x"), ("tests/deeper/other.json", "x") })
            {
                File.WriteAllText(Path.Combine(folder, name), text);
            }

            var source = PlanSource.ReadFolder(folder);

            Assert.Equal([Path.Combine("tests", "rates.JSON")], source.Tests.Select(test => test.Name));
            Assert.Equal(2, PlanReader.Read(source).Tests);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Bytes_that_are_no_test_are_refused() => Assert.All(Hostile.ByteAttacks.All.Where(flood => flood.Key != "a list"), flood =>
    {
        var reading = PlanReader.Read(
            new PlanSource("", [Texts.File("plan.json", Texts.Plan), Texts.File("security.json", Texts.Rules)], [new PlanText("tests/a.json", flood.Value())]));

        Assert.Null(reading.Plan);
        Assert.All(reading.Problems, Texts.AssertSensible);
    });

    [Fact]
    public void More_tests_than_anyone_writes_are_refused()
    {
        var one = "{ \"name\": \"a\", \"period\": \"2022-Q2\", \"expect\": [ { \"target\": \"security.total\", \"status\": \"noData\" } ] },";

        Assert.Equal("tooManyTests", Assert.Single(Read("[" + string.Concat(Enumerable.Repeat(one, 2_001)) + "]").Problems).Key);
    }

    private static PlanReading Read(string test) =>
        PlanReader.Read(new PlanSource("", [Texts.File("plan.json", Texts.Plan), Texts.File("security.json", Texts.Rules)], [Test(test)]));

    private static PlanText Test(string text) => new(Path.Combine("tests", "rates.json"), Encoding.UTF8.GetBytes(text));
}
