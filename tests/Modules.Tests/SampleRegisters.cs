using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActionPlan.Kernel;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Tests;

/// <summary>The sample says of its registers' figures in <c>evaluate.csv</c> what they come to; here they are counted.</summary>
public sealed partial class SampleRegisters
{
    private static readonly string Root = FindRoot();
    private static readonly string Samples = Path.Combine(Root, "samples", "phuong-12-2020-2025");
    private static readonly Entered Entered = new("minh hoạ", new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7)));

    [Fact]
    public async Task The_samples_registers_come_to_the_figures_that_the_sample_states()
    {
        await using var ward = await Ward.Open();
        await using var db = ward.Db();
        foreach (var register in ModulesDb.Modules.SelectMany(module => module.Registers))
        {
            await Enter(db, register);
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var counted = ModulesDb.Modules.SelectMany(module => module.Counted).ToDictionary(figure => figure.Figure, StringComparer.Ordinal);
        var stated = Rows("evaluate.csv").Where(row => counted.ContainsKey(row["figure"])).ToList();
        Assert.Equal(counted.Keys.Order(), stated.Select(row => row["figure"]).Distinct().Order());

        var differences = new List<string>();
        foreach (var row in stated)
        {
            var period = Period.Parse(row["period"]);
            var days = new CountedDays(PlanCalendar.CalendarQuarters.FirstDay(period), PlanCalendar.CalendarQuarters.LastDay(period));
            var counts = await counted[row["figure"]].Count(db, days).ToListAsync(TestContext.Current.CancellationToken);
            var count = counts.SingleOrDefault(count => count.Area == row["area"])?.Value ?? 0;
            if (count != decimal.Parse(row["value"], CultureInfo.InvariantCulture))
            {
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{row["figure"]} {period}: stated {row["value"]}, counted {count}"));
            }
        }

        Assert.Empty(differences);
    }

    private static async Task Enter(ModulesDb db, Register register)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Rows($"{InnerCapital().Replace(register.Id, "-$0").ToLowerInvariant()}.csv"))
        {
            var reading = register.Read(row, Plan());
            Assert.Empty(reading.Problems.Select(problem => $"{string.Join(',', row.Values)}: {problem.Message(CultureInfo.InvariantCulture)}"));
            Assert.True(keys.Add(reading.Key), $"{register.Id} twice: {string.Join(',', row.Values)}");
            await reading.Change!.Apply(db, Entered, TestContext.Current.CancellationToken);
        }
    }

    private static PlanOutline Plan()
    {
        using var plan = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "rules", "phuong-12-2020-2025", "plan.json")),
            new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return new PlanOutline(
            Ids("areas").ToDictionary(id => id, id => new Area(id, id, Kind: null, From: null, To: null, Children: []), StringComparer.Ordinal),
            Ids("works").ToHashSet(StringComparer.Ordinal));

        IEnumerable<string> Ids(string list) => plan.RootElement.GetProperty(list).EnumerateArray().Select(item => item.GetProperty("id").GetString()!);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Samples, file));
        return lines.Skip(1).Select(line => lines[0].Split(',')
            .Zip(Cell().Matches(line).Select(cell => cell.Groups["text"].Value.Trim('"')))
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "samples")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No samples above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("(?<=^|,)(?<text>\"[^\"]*\"|[^,\"]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cell();

    [GeneratedRegex("(?<=.)[A-Z]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InnerCapital();
}
