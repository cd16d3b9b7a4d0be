using System.Globalization;
using ActionPlan.Host.Cli;

namespace ActionPlan.Host.Tests.Cli;

public sealed class CheckCommandTests : IDisposable
{
    private static readonly string Broken = SmallPlan.RulesJson
        .Replace("\"responsible\": \"police\"", "\"responsible\": \"polise\"", StringComparison.Ordinal);

    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter error = new(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("small")]
    [InlineData("small/plan.json")]
    [InlineData(".")]
    public async Task A_good_plan_is_found_by_its_folder_its_file_or_a_folder_above(string path)
    {
        folder.WriteSmallPlan();

        Assert.Equal(0, await Run("check", Path.Combine(folder.Path, path)));
        Assert.Contains("2 chỉ tiêu", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_plans_below_are_checked_and_one_bad_one_fails_the_command()
    {
        folder.WriteSmallPlan("a", Broken);
        folder.WriteSmallPlan("b");

        Assert.Equal(1, await Run("check", folder.Path));
        Assert.Contains(Path.Combine(folder.Path, "b"), output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"a.security\.json:11:\d+: .*police.*\n.*a.security\.json:14:\d+: ", error.ToString());
    }

    [Fact]
    public async Task Warnings_are_printed_and_counted_and_fail_only_a_strict_check()
    {
        folder.WriteSmallPlan();

        Assert.Equal(0, await Run("check", folder.Path));
        Assert.Matches(@"security\.json:7:\d+: lưu ý: .*callUp.*\n.*: 1 lưu ý\.\n$", error.ToString().ReplaceLineEndings("\n"));
        Assert.Equal(1, await Run("check", folder.Path, "--strict"));
        Assert.Contains("không có lỗi", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strict_check_of_a_plan_without_warnings_succeeds_in_silence()
    {
        folder.WriteSmallPlan("small",
            SmallPlan.RulesJson.Replace("population.Latest * 10000", "callUp.ThisYear / population.Latest * 10000", StringComparison.Ordinal));

        Assert.Equal(0, await Run("check", "--strict", folder.Path));
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task Json_may_be_written_large_and_files_that_only_look_like_rules_are_named()
    {
        folder.WriteSmallPlan();
        File.Move(Path.Combine(folder.Path, "small", "security.json"), Path.Combine(folder.Path, "small", "security.JSON"));
        foreach (var name in (string[])["works.json.txt", "works.bak"])
        {
            File.WriteAllText(Path.Combine(folder.Path, "small", name), SmallPlan.RulesJson);
        }

        File.WriteAllText(Path.Combine(folder.Path, "small", "ghi-chu.txt"), "Ghi chú: \"targets\" là chỉ tiêu.");

        Assert.Equal(1, await Run("check", "--strict", folder.Path));
        Assert.Contains("2 chỉ tiêu", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"works\.bak: lưu ý: .*\n.*works\.json\.txt: lưu ý: ", error.ToString().ReplaceLineEndings("\n"));
        Assert.DoesNotContain("ghi-chu", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_are_told_as_json_and_tests_beside_the_rules_have_a_command_of_their_own()
    {
        folder.WriteSmallPlan("a", Broken);
        folder.WriteSmallPlan("b");
        folder.Write("b/tests/crime.json",
            """[ { "name": "Không vụ nào", "period": "2022-Q4", "figures": [ ["population", "phuong-12", "2022", 1000] ], "expect": [ { "target": "security.crimeRate", "area": "phuong-12", "status": "met" } ] } ]""");

        Assert.Equal(1, await Run("check", folder.Path, "--json"));
        using (var told = System.Text.Json.JsonDocument.Parse(output.ToString()))
        {
            Assert.Equal((2, 11, "error"),
                (told.RootElement.GetArrayLength(), told.RootElement[0].GetProperty("problems")[0].GetProperty("line").GetInt32(),
                    told.RootElement[0].GetProperty("problems")[0].GetProperty("severity").GetString()));
        }

        Assert.Equal(1, await Run("test", Path.Combine(folder.Path, "b")));
        Assert.Matches(@"crime\.json:1:\d+: .*Không vụ nào", error.ToString());
    }

    [Fact]
    public async Task Two_folders_are_compared_by_what_they_mean_and_by_the_line_when_asked()
    {
        var (a, b) = (folder.WriteSmallPlan("a"),
            folder.WriteSmallPlan("b", SmallPlan.RulesJson.Replace("\"of\": 75", "\"of\": 80.50", StringComparison.Ordinal)));

        Assert.Equal(0, await Run("diff", a, b, "--text"));
        Assert.Contains("  14b. Tỷ lệ khám phá án (chỉ tiêu): ngưỡng từ trên 75 thành trên 80,5\n", output.ToString().ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Matches("(?m)^\\+ .*80\\.50", output.ToString());
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await Run("diff", a, b, "--json"));
        using var told = System.Text.Json.JsonDocument.Parse(output.ToString());
        Assert.Equal("trên 80,5", told.RootElement.GetProperty("differences")[0].GetProperty("fields")[0].GetProperty("after").GetString());
        Assert.Equal(1, await Run("diff", a, Path.Combine(folder.Path, "nowhere")));

        // A test that says otherwise is told, and hides no difference.
        folder.Write("b/tests/crime.json",
            """[ { "name": "Không vụ nào", "period": "2022-Q4", "figures": [ ["population", "phuong-12", "2022", 1000] ], "expect": [ { "target": "security.crimeRate", "area": "phuong-12", "status": "met" } ] } ]""");
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await Run("diff", a, b));
        Assert.Contains("từ trên 75 thành trên 80,5", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Không vụ nào", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watched_folder_is_checked_again_when_a_file_changes()
    {
        folder.WriteSmallPlan();
        using var stop = new CancellationTokenSource();
        using var heard = new Heard();
        var watching = CommandLine.RunUntil(
            ["check", "--watch", folder.Path], new Terminal(heard, heard, CommandLine.LanguageOf([]), redirected: true), stop.Token);
        await Until("2 chỉ tiêu");
        folder.WriteSmallPlan(rules: Broken);
        await Until("polise");
        await stop.CancelAsync();

        // What was found last.
        Assert.Equal(1, await watching);

        async Task Until(string text)
        {
            for (var i = 0; i < 600 && !heard.ToString().Contains(text, StringComparison.Ordinal); i++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
            }

            Assert.Contains(text, heard.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task English_is_spoken_when_asked()
    {
        folder.WriteSmallPlan();

        await Run("--lang", "en", "check", folder.Path);

        Assert.Contains("no errors", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_plan_is_an_error()
    {
        Assert.Equal(1, await Run("check", folder.Path));
        Assert.Empty(output.ToString());
    }

    [Theory]
    [InlineData("\"chek\"", "chek")]
    [InlineData("\"check\"", "chek")]
    [InlineData("--period", "evaluate", "--plan", "x", "--figures", "y")]
    [InlineData("--plan", "evaluate", "--plan")]
    [InlineData("zz", "check", "a", "zz")]
    public async Task A_wrong_command_line_is_named_and_fails(string named, params string[] args)
    {
        Assert.Equal(1, await Run(args));
        Assert.Contains(named, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    public void Dispose() => folder.Dispose();

    private Task<int> Run(params string[] args) =>
        CommandLine.Run(args, new Terminal(output, error, CommandLine.LanguageOf(args), redirected: true));

    /// <summary>Heard while somebody still speaks.</summary>
    private sealed class Heard : StringWriter
    {
        private readonly Lock turn = new();

        public override void WriteLine(string? value)
        {
            lock (turn)
            {
                base.WriteLine(value);
            }
        }

        public override string ToString()
        {
            lock (turn)
            {
                return base.ToString();
            }
        }
    }
}
