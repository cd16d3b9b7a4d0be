using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Benchmarks;

/// <summary>
/// What a verdict costs in the worked example, which uses every construct of the second edition and reads the plan before it through a merger,
/// against one of the shipped plan, which uses none of them.
/// </summary>
internal static class SuccessorBenchmark
{
    private const int Rounds = 9;
    private const int Repeats = 200;
    private static readonly Period Quarter = Period.Parse("2027-Q4");

    public static void Run(CountryPlan country)
    {
        var before = PlanSource.ReadFolder(CountryPlan.ShippedFolder());
        var source = PlanSource.ReadFolder(Path.Combine(Path.GetDirectoryName(CountryPlan.ShippedFolder())!, "phuong-moi-2026-2030"));
        var plan = new PlansTogether([before, source]).Read(source).Plan ?? throw new InvalidOperationException("The worked example cannot be read.");
        var root = plan.Areas.Roots.Single(area => area.Id == "phuong-moi");
        var figures = Needed(plan, root);
        var own = figures.Where(value => value.Plan is null).ToArray();

        var shipped = PerVerdict(country.Plan, country.Plan.Areas.Roots[7], country.FiguresOf(7), CountryPlan.Quarter);
        var together = PerVerdict(plan, root, figures, Quarter);
        var alone = PerVerdict(plan, root, own, Quarter);
        Console.WriteLine($"Per verdict of the worked example, {plan.Targets.Count} targets, {Quarter}, {figures.Length} entries, {figures.Length - own.Length} of them of the plan before");
        Console.WriteLine($"  the shipped plan, none of the new constructs           {shipped,12:N0} ns");
        Console.WriteLine($"  every new construct, with the plan before              {together,12:N0} ns   {together / shipped,8:N2} x the shipped plan's");
        Console.WriteLine($"  the same without the plan before's entries             {alone,12:N0} ns   {together / alone,8:N2} : with them");
    }

    /// <summary>What judging asks for, from the plan before where it knows the figure and the area.</summary>
    private static FigureValue[] Needed(Plan plan, Area root)
    {
        var needed = new Dictionary<(string Figure, string Area, Period Period, string? Plan), FigureValue>();
        for (var found = true; found;)
        {
            found = false;
            foreach (var entry in plan.Judge(root, needed.Values, Quarter, below: true).Verdicts.SelectMany(verdict => verdict.Evidence).SelectMany(reading => reading.Missing))
            {
                var key = Origin(plan, entry);
                if (needed.ContainsKey(key))
                {
                    key = (entry.Figure, entry.Area, entry.Period, entry.Plan);
                }

                found |= needed.TryAdd(key, new FigureValue(key.Figure, key.Area, key.Period, 100 + needed.Count % 20, needed.Count + 1, "QĐ 1", key.Plan));
            }
        }

        return [.. needed.Values];
    }

    private static (string Figure, string Area, Period Period, string? Plan) Origin(Plan plan, MissingEntry entry) =>
        entry.Plan is null && plan.Earlier is { } earlier && earlier.Covers(entry.Period)
            && earlier.Was(plan.FigureById[entry.Figure]) is { } figure && plan.Areas.Find(entry.Area) is { } area && earlier.Was(area) is { } was
                ? (figure.Id, was.Id, entry.Period, earlier.Plan.Id)
                : (entry.Figure, entry.Area, entry.Period, entry.Plan);

    private static double PerVerdict(Plan plan, Area root, FigureValue[] figures, Period quarter)
    {
        var verdicts = plan.Judge(root, figures, quarter, below: false).Verdicts.Count;
        var median = Clock.Median(Rounds, () =>
        {
            for (var index = 0; index < Repeats; index++)
            {
                plan.Judge(root, figures, quarter, below: false);
            }
        });
        return median.TotalNanoseconds / Repeats / verdicts;
    }
}
