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

    private readonly IReadOnlyList<MissingEntry> entriesNeeded;

    private CountryPlan(Plan plan, IReadOnlyList<MissingEntry> needed)
    {
        Plan = plan;
        entriesNeeded = needed;
    }

    public Plan Plan { get; }

    public static CountryPlan WithRoots(int count) => WithRoots(count, [Quarter]);

    /// <summary>With the entries that these quarters need.</summary>
    public static CountryPlan WithRoots(int count, IReadOnlyList<Period> quarters)
    {
        var plan = Read(Spread(PlanSource.ReadFolder(ShippedFolder()), count, []));
        return new CountryPlan(plan, [.. quarters.SelectMany(quarter => Needed(plan, quarter)).DistinctBy(entry => (entry.Figure, entry.Period))]);
    }

    /// <summary>Each unit that is told of a target has an address of its own in each area, as a country's units have.</summary>
    public static CountryPlan WithContacts(int count)
    {
        var shipped = PlanSource.ReadFolder(ShippedFolder());
        var told = Read(shipped).Targets.SelectMany(target => target.Definition.With.Prepend(target.Definition.Responsible))
            .Distinct(StringComparer.Ordinal).ToList();
        var plan = Read(Spread(shipped, count, told));
        return new CountryPlan(plan, Needed(plan, Quarter));
    }

    /// <summary>The entries of one root area, made anew at each call: a country's entries need not be in memory at once.</summary>
    public FigureValue[] FiguresOf(int root) =>
    [
        .. entriesNeeded.Select((entry, index) => new FigureValue(
            entry.Figure, Plan.Areas.Roots[root].Id, entry.Period, ValueIn(root), (long)root * entriesNeeded.Count + index + 1, "QĐ 1")),
    ];

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

    public static Plan Read(PlanSource source)
    {
        var reading = PlanReader.Read(source);
        return reading.Plan
            ?? throw new InvalidOperationException(string.Join("; ", reading.Problems.Select(problem => problem.ToString(CultureInfo.GetCultureInfo("en")))));
    }

    private static PlanSource Spread(PlanSource source, int count, List<string> told)
    {
        var file = source.Files.Single(text => text.Name == PlanSource.PlanFileName);
        var json = JsonNode.Parse(
            file.Bytes.Span, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
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

        if (told.Count > 0)
        {
            json["contacts"] = new JsonArray([.. areas.SelectMany(area => told, (area, unit) => new JsonObject
            {
                ["unit"] = unit,
                ["area"] = (string)area!["id"]!,
                ["email"] = $"{unit}@{area["id"]}.example",
            })]);
        }

        return new PlanSource("", [.. source.Files.Where(text => text != file), new PlanText(file.Name, Encoding.UTF8.GetBytes(json.ToJsonString()))]);
    }

    /// <summary>Judging without figures names what is missing; entering that may uncover more.</summary>
    public static List<MissingEntry> Needed(Plan plan, Period quarter)
    {
        var root = plan.Areas.Roots[0];
        var needed = new List<MissingEntry>();
        while (true)
        {
            var entries = needed.Select(entry => new FigureValue(entry.Figure, root.Id, entry.Period, 1, Source: "QĐ 1"));
            var missing = plan.Judge(root, entries, quarter, below: false).Verdicts
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
    private static decimal ValueIn(int area) => 100 + area % 20;
}
