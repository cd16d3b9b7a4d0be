using System.Globalization;
using System.Text.Json;
using ActionPlan.Host.Cli;

namespace ActionPlan.Host.Tests.Cli;

/// <summary>Small plans on which a program was wrong once, judged as <c>evaluate</c> judges them.</summary>
public sealed class CaseFolderTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Cases");

    public static IEnumerable<TheoryDataRow<string>> Plans =>
        Directory.EnumerateFiles(Folder, "plan.json", SearchOption.AllDirectories)
            .Select(plan => Path.GetFileName(Path.GetDirectoryName(plan)!)).Order(StringComparer.Ordinal)
            .Select(name => new TheoryDataRow<string>(name) { TestDisplayName = name });

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Evaluate_says_what_the_case_expects(string name)
    {
        var expected = (await File.ReadAllLinesAsync(Path.Combine(Folder, name, "expected.csv"), TestContext.Current.CancellationToken))
            .Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).ToList();
        Assert.NotEmpty(expected);

        foreach (var period in expected.GroupBy(line => line[2]))
        {
            var verdicts = await Evaluate(name, period.Key);
            Assert.Equal(
                period.Select(line => string.Join(',', line)),
                period.Select(line => verdicts.GetValueOrDefault((line[0], line[1]), $"{line[0]},{line[1]}: no verdict")));
        }
    }

    [Fact]
    public async Task An_own_rule_speaks_for_itself_and_nothing_speaks_against_it()
    {
        var output = await Run(Arguments("own-rules", "2024-Q4"));

        Assert.Equal("Ngoài khoảng 3–5%.", JsonDocument.Parse(output).RootElement[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_value_a_hair_from_its_threshold_is_printed_so()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ActionPlan.Modular.sln")))
        {
            root = root.Parent!;
        }

        var changes = (await File.ReadAllLinesAsync(Path.Combine(Folder, "rounded-onto-threshold", "change.csv"), TestContext.Current.CancellationToken))
            .Skip(1).Where(line => line.Length > 0).ToDictionary(Place);
        var lines = await File.ReadAllLinesAsync(
            Path.Combine(root.FullName, "samples", "phuong-12-2020-2025", "evaluate.csv"), TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        var figures = folder.Write("figures.csv", string.Join('\n', lines.Where(line => !changes.ContainsKey(Place(line))).Concat(changes.Values)));

        var table = await Run("evaluate", "--plan", Path.Combine(root.FullName, "rules", "phuong-12-2020-2025"), "--figures", figures, "--period", "2022-Q4");

        string Row(string number) =>
            table.Split('\n').First(line => line.Contains($"│ {number} ", StringComparison.Ordinal) || line.Contains($"| {number} ", StringComparison.Ordinal));
        Assert.Contains("yêu cầu ít nhất 100%", Row("2a"), StringComparison.Ordinal);
        Assert.Contains("Chỉ đạt 99,999", Row("2a"), StringComparison.Ordinal);
        Assert.Contains(" 4,998 ", Row("14a"), StringComparison.Ordinal);

        static string Place(string line) => string.Join(',', line.Split(',').Take(3));
    }

    private static async Task<Dictionary<(string Target, string Area), string>> Evaluate(string name, string period) =>
        JsonDocument.Parse(await Run(Arguments(name, period))).RootElement.EnumerateArray().ToDictionary(
            verdict => (Id(verdict), verdict.GetProperty("area").GetString()!),
            verdict => string.Join(',', Id(verdict), verdict.GetProperty("area").GetString(), verdict.GetProperty("period").GetString(),
                verdict.GetProperty("status").GetString(), Value(verdict)));

    private static string[] Arguments(string name, string period) =>
        ["evaluate", "--plan", Path.Combine(Folder, name), "--figures", Path.Combine(Folder, name, "figures.csv"), "--period", period, "--json"];

    private static async Task<string> Run(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await CommandLine.Run(args, new Terminal(output, error, CommandLine.LanguageOf(args), redirected: true));
        Assert.True(code == 0, error.ToString());
        return output.ToString();
    }

    private static string Id(JsonElement verdict) => verdict.GetProperty("target").GetString()!.Split('.')[1];

    private static string Value(JsonElement verdict) => verdict.GetProperty("value") is { ValueKind: JsonValueKind.Number } number
        ? Math.Round(number.GetDecimal(), 4, MidpointRounding.AwayFromZero).ToString("0.####", CultureInfo.InvariantCulture)
        : "";
}
