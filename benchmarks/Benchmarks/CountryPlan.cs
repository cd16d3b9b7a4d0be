using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Benchmarks;

/// <summary>The ward's plan, spread over as many root areas as the country has communes, and the entries that one quarter needs.</summary>
internal sealed class CountryPlan
{
    public const int Communes = 3_321;
    public static readonly Period Quarter = Period.Parse("2022-Q4");

    private CountryPlan(Plan plan, IReadOnlyDictionary<string, FigureValue[]> figures)
    {
        Plan = plan;
        Figures = figures;
    }

    public Plan Plan { get; }

    /// <summary>By area.</summary>
    public IReadOnlyDictionary<string, FigureValue[]> Figures { get; }

    public static string ShippedFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var plan = Path.Combine(folder.FullName, "rules", "phuong-12-2020-2025");
            if (Directory.Exists(plan))
            {
                return plan;
            }
        }

        throw new DirectoryNotFoundException("rules/phuong-12-2020-2025 was not found above the program.");
    }

    public static CountryPlan WithRoots(int count)
    {
        var plan = Read(Spread(PlanSource.ReadFolder(ShippedFolder()), count));
        var needed = Needed(plan);
        var sequence = 0L;
        var figures = plan.Areas.Roots.Select((root, index) => (root, index)).ToDictionary(
            pair => pair.root.Id,
            pair => needed.Select(entry => new FigureValue(entry.Figure, pair.root.Id, entry.Period, ValueIn(pair.index, entry), ++sequence, "QĐ 1")).ToArray(),
            StringComparer.Ordinal);
        return new CountryPlan(plan, figures);
    }

    public static Plan Read(PlanSource source)
    {
        var reading = PlanReader.Read(source);
        return reading.Plan ?? throw new InvalidOperationException(string.Join("; ", reading.Problems.Select(problem => problem.ToString(CultureInfo.GetCultureInfo("en")))));
    }

    private static PlanSource Spread(PlanSource source, int count)
    {
        var file = source.Files.Single(text => text.Name == PlanSource.PlanFileName);
        var json = JsonNode.Parse(file.Bytes.Span, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        var areas = json["areas"]!.AsArray();
        for (var index = 1; index < count; index++)
        {
            areas.Add(new JsonObject
            {
                ["id"] = string.Create(CultureInfo.InvariantCulture, $"xa-{index:0000}"),
                ["name"] = string.Create(CultureInfo.InvariantCulture, $"Xã {index}"),
                ["kind"] = "ward",
            });
        }

        return new PlanSource("", [.. source.Files.Where(text => text != file), new PlanText(file.Name, Encoding.UTF8.GetBytes(json.ToJsonString()))]);
    }

    /// <summary>Judging without figures names what is missing; entering that may uncover more.</summary>
    private static List<MissingEntry> Needed(Plan plan)
    {
        var root = plan.Areas.Roots[0];
        var needed = new List<MissingEntry>();
        while (true)
        {
            var entries = needed.Select(entry => new FigureValue(entry.Figure, root.Id, entry.Period, 1, Source: "QĐ 1"));
            var missing = plan.Judge(root, entries, Quarter, below: false).Verdicts
                .SelectMany(verdict => verdict.Evidence).SelectMany(reading => reading.Missing)
                .Where(entry => !needed.Exists(known => known.Figure == entry.Figure && known.Period == entry.Period))
                .DistinctBy(entry => (entry.Figure, entry.Period)).ToList();
            if (missing.Count == 0)
            {
                return needed;
            }

            needed.AddRange(missing);
        }
    }

    /// <summary>Some areas do well and some do not; shares never exceed their wholes, so that the data checks stay quiet.</summary>
    private static decimal ValueIn(int area, MissingEntry entry) => 100 + area % 20;
}
