using System.Text.Json;
using ActionPlan.Host.Tests.Database;

namespace ActionPlan.Host.Tests.Cli;

/// <summary>The program, as a script meets it: of each kind of command one as the real executable, the others in this process.</summary>
public sealed class ExecutableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Check_writes_its_result_without_a_byte_order_mark_and_touches_no_data()
    {
        var plan = folder.WriteSmallPlan();

        var (code, output, error) = await Executable.Run(folder.Path, "check", plan);

        Assert.Equal(0, code);
        Assert.All(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("lưu ý", line, StringComparison.Ordinal));
        Assert.StartsWith(plan, output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "data")));
    }

    [Fact]
    public async Task Figures_come_in_and_a_quarter_is_evaluated_once()
    {
        var figures = folder.Write("figures.csv", "figure,area,period,value\ncriminalCases,phuong-12,2022-Q4,19\n");
        folder.WriteSmallPlan("rules/small");

        Assert.Equal(0, (await Executable.Run(folder.Path, "import", "--figures", figures, "--by", "Nguyễn Văn A", "--reason", "Báo cáo quý")).Code);
        var again = await Run("import", "--figures", figures, "--by", "Nguyễn Văn A", "--reason", "Báo cáo quý");
        var first = await Run("evaluate-now", "--period", "2022-Q4", "--by", "Nguyễn Văn A", "--lang", "en");
        var second = await Run("evaluate-now", "--period", "2022-Q4", "--by", "Nguyễn Văn A", "--lang", "en");

        Assert.Contains("Đã nhập 0 số liệu; 1 số liệu", again.Output, StringComparison.Ordinal);
        Assert.Contains("No data 2", first.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("nothing has changed", second.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (first.Code, second.Code));

        // What a draft would have said of it, beside what was said.
        var draft = folder.WriteSmallPlan("draft", SmallPlan.RulesJson.Replace("\"of\": 75", "\"of\": 80", StringComparison.Ordinal));
        var replayed = await Run("replay", "--draft", draft, "--from", "2022-Q3", "--to", "2022-Q4", "--target", "security.detectionRate", "--json");
        using var tried = System.Text.Json.JsonDocument.Parse(replayed.Output);
        Assert.Equal((0, "2022-Q3 2022-Q4"),
            (replayed.Code, string.Join(' ', tried.RootElement.EnumerateArray().Select(quarter => quarter.GetProperty("quarter").GetString()))));
        var verdict = tried.RootElement[1].GetProperty("verdicts")[0];
        Assert.Equal((75m, 80m),
            (verdict.GetProperty("before").GetProperty("threshold").GetDecimal(), verdict.GetProperty("after").GetProperty("threshold").GetDecimal()));
        Assert.Equal(1, (await Run("replay", "--draft", draft, "--from", "2031-Q1")).Code);
    }

    [Fact]
    public async Task A_file_with_one_bad_line_enters_nothing()
    {
        folder.WriteSmallPlan("rules/small");
        var bad = folder.Write("figures.csv", "figure,area,period,value\ncriminalCases,phuong-12,2022-Q4,19\nsolvedCases,phuong-12,2022-Q4,1e1\n");
        var good = folder.Write("good.csv", "figure,area,period,value\ncriminalCases,phuong-12,2022-Q4,19\n");

        var refused = await Run("import", "--figures", bad, "--by", "A", "--reason", "B");
        var entered = await Run("import", "--figures", good, "--by", "A", "--reason", "B");

        Assert.Equal(1, refused.Code);
        Assert.Contains("figures.csv:3: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Đã nhập 1 số liệu", entered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_house_written_in_six_ways_is_asked_about_before_its_rows_are_taken()
    {
        folder.WriteSmallPlan("rules/small");
        const string header = "area,address,code,sealedOn\n";
        static string Case(string name) => Path.Combine(AppContext.BaseDirectory, "Cases", name, "wells.csv");
        string[] ways = ["1 Hoà Bình", "1 Hòa Bình", "1 hòa bình"];
        var all = Case("register-duplicates");
        var three = folder.Write(
            "three.csv", header + string.Concat(ways.Select(way => $"phuong-12,{way},,2025-11-01\n")) + "phuong-12,2 Đường A,,1925-11-01\n");
        var ahead = Case("done-in-the-future");

        Task<(int Code, string Output, string Error)> Import(string file, params string[] more) =>
            Run(["import", "--register", "wells", "--file", file, "--by", "A", "--reason", "B", .. more]);

        var repeated = await Import(all);
        Assert.Equal(1, repeated.Code);
        Assert.All(Enumerable.Range(5, 3), line => Assert.Contains($"wells.csv:{line}: Trùng với dòng 3", repeated.Error, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(3, 2), line => Assert.Contains($"wells.csv:{line}: Có thể trùng với dòng 2", repeated.Error, StringComparison.Ordinal));

        var doubted = await Import(three);
        Assert.Equal(1, doubted.Code);
        Assert.Contains("--distinct 3,4", doubted.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await Import(three, "--distinct", "3")).Code);
        Assert.Equal(1, (await Import(three, "--distinct", "ba")).Code);

        var taken = await Import(three, "--distinct", "3,4");
        Assert.Equal(0, taken.Code);
        Assert.Contains("Đã nhập 4 dòng", taken.Output, StringComparison.Ordinal);
        // Each stands under its own spelling now.
        Assert.Equal(0, (await Import(three)).Code);

        var future = await Import(ahead);
        Assert.Equal(1, future.Code);
        Assert.Contains("wells.csv:2: sealedOn: 2052? Có phải 2025?", future.Error, StringComparison.Ordinal);
        Assert.Contains("wells.csv:3: sealedOn: 2125? Có phải 2025?", future.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_refuses_an_address_that_others_reach_without_TLS()
    {
        folder.WriteSmallPlan("rules/small");

        var (code, _, error) = await Executable.Run(folder.Path, "--urls=http://0.0.0.0:5999");

        Assert.Equal(1, code);
        Assert.Contains("without TLS", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_does_not_start_on_a_broken_plan_and_names_the_place()
    {
        folder.WriteSmallPlan("rules/small", SmallPlan.RulesJson.Replace("\"police\"", "\"polise\"", StringComparison.Ordinal));

        var (code, error) = await InProcess.Serve(folder.Path, "--urls=http://127.0.0.1:0");

        Assert.Equal(1, code);
        Assert.Matches(@"security\.json:11:\d+: ", error);
        Assert.DoesNotContain("   at ActionPlan", error, StringComparison.Ordinal);
    }

    [OnFile("the database that is broken is a file")]
    [Fact]
    public async Task The_doctor_looks_at_everything_also_where_nothing_is_there_yet_or_all_is_broken()
    {
        folder.WriteSmallPlan("rules/small");
        var fresh = await Run("doctor", "--json");
        Assert.Equal(0, fresh.Code);
        var parts = JsonDocument.Parse(fresh.Output).RootElement.EnumerateArray()
            .ToDictionary(line => line.GetProperty("part").GetString()!, line => line.GetProperty("state").GetString());
        Assert.Equal(("good", "warning", "warning"), (parts["Settings"], parts["Database"], parts["Rules"]));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "data")));

        folder.Write("data/actionplan.db", "This is no database at all, though it is long enough to be looked at.");
        folder.Write("data/settings.json", """{ "Mail": { "Smtp": { "Port": "x" } }, "Backup": { "At": "now" }, "Files": { "LeaveFreeMegabytes": "much" } }""");
        folder.Write("rules/small/security.json", "{ ");
        var broken = await Run("doctor", "--lang", "en");
        Assert.Equal(1, broken.Code);
        Assert.All(
            ["Settings: Mail:Smtp:Port", "Settings: Backup:At", "Database: ", "Backup: It could not be looked at", "Disk: It could not be looked at",
                "Rules (", "Program: Version"],
            said => Assert.Contains(said, broken.Output, StringComparison.Ordinal));
        Assert.Contains("ERROR    Database: ", broken.Output, StringComparison.Ordinal);

        folder.Write("data/settings.json", "{}");
        Directory.Move(Path.Combine(folder.Path, "rules"), Path.Combine(folder.Path, "elsewhere"));
        var without = await Run("doctor");
        Assert.Equal(1, without.Code);
        Assert.Matches("Quy tắc: Trong .*rules không có chương trình nào", without.Output);

        folder.Write("data/settings.json", "{ \"Mail\": ");
        var unreadable = await Run("doctor", "--lang", "en");
        Assert.Equal(1, unreadable.Code);
        Assert.Contains("line 1", unreadable.Output, StringComparison.Ordinal);
        Assert.Contains("Program: Version", unreadable.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<(int Code, string Output, string Error)> Run(params string[] args) => InProcess.Run(folder.Path, args);
}
