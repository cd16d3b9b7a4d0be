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
    private const int Rounds = 25;
    private const int Repeats = 200;
    private static readonly Period Quarter = Period.Parse("2026-Q4");

    public static void Run(CountryPlan country)
    {
        var before = PlanSource.ReadFolder(CountryPlan.ShippedFolder());
        var source = PlanSource.ReadFolder(Path.Combine(Path.GetDirectoryName(CountryPlan.ShippedFolder())!, "phuong-moi-2026-2030"));
        var plan = new PlansTogether([before, source]).Read(source).Plan ?? throw new InvalidOperationException("The worked example cannot be read.");
        var root = plan.Areas.Roots.Single(area => area.Id == "phuong-moi");
        var figures = Needed(plan, root);
        var (ward, entries) = (country.Plan.Areas.Roots[7], country.FiguresOf(7));
        var own = figures.Where(value => value.Plan is null).ToArray();

        // In turn, round by round: a busy machine slows down all of them.
        Action[] judged =
        [
            () => country.Plan.Judge(ward, entries, CountryPlan.Quarter, below: false),
            () => plan.Judge(root, figures, Quarter, below: false),
            () => plan.Judge(root, own, Quarter, below: false),
        ];
        foreach (var judge in judged)
        {
            Clock.Median(1, judge);
        }

        int[] verdicts = [country.Plan.Targets.Count, plan.Targets.Count, plan.Targets.Count];
        // Each area of a target over areas is judged, with its own value, comparison and evidence: a verdict of the page's, if not of the table's.
        var parts = plan.Targets
            .Sum(target => plan.Judge(target, root, figures, Quarter).Verdict is { Target.Definition.OverAreas: not null } over ? over.Parts.Count : 0);
        double perArea = plan.Targets.Count / (double)(plan.Targets.Count + parts);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => judged.Zip(verdicts, PerVerdict).ToArray()).Skip(1).ToList();
        Console.WriteLine(
            $"Per verdict of the worked example, {plan.Targets.Count} targets, {Quarter}, {figures.Length} entries, {figures.Length - own.Length} of them of the plan before");
        Console.WriteLine($"  the shipped plan, none of the new constructs           {Median(rounds, round => round[0]),12:N0} ns");
        Console.WriteLine(
            $"  every new construct, with the plan before              {Median(rounds, round => round[1]),12:N0} ns   {Median(rounds, round => round[1] / round[0]),8:N2} x the shipped plan's");
        Console.WriteLine(
            $"  with the {parts} areas that targets over areas judge, each counted        {Median(rounds, round => round[1] * perArea),12:N0} ns   {Median(rounds, round => round[1] * perArea / round[0]),8:N2} x");
        Console.WriteLine(
            $"  the same without the plan before's entries             {Median(rounds, round => round[2]),12:N0} ns   {Median(rounds, round => round[1] / round[2]),8:N2} : with them");
    }

    // Of the processor: what else the machine does at the time is no part of a verdict.
    private static double PerVerdict(Action judge, int verdicts)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        for (var index = 0; index < Repeats; index++)
        {
            judge();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / Repeats / verdicts;
    }

    private static double Median(List<double[]> rounds, Func<double[], double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);

    /// <summary>
    /// Exactly what judging the ward asks for, as for the shipped plan, from the plan before where it knows the figure and the area. The ward's
    /// own entries are what its neighbourhoods add up to, so that the data checks stay quiet as they do there.
    /// </summary>
    private static FigureValue[] Needed(Plan plan, Area root)
    {
        var needed = new Dictionary<(string Figure, string Area, Period Period, string? Plan), FigureValue>();
        for (var found = true; found;)
        {
            found = false;
            foreach (var entry in plan.Judge(root, needed.Values, Quarter, below: false).Verdicts.SelectMany(verdict => verdict.Evidence)
                .SelectMany(reading => reading.Missing))
            {
                var key = Origin(plan, entry);
                if (needed.ContainsKey(key))
                {
                    key = (entry.Figure, entry.Area, entry.Period, entry.Plan);
                }

                found |= needed.TryAdd(key, new FigureValue(key.Figure, key.Area, key.Period, 100, needed.Count + 1, "QĐ 1", key.Plan));
            }
        }

        return [.. needed.Values.Select(value => value.Plan is null && plan.Areas.Find(value.Area) is { } area && Below(area, value) is { Count: > 0 } below
            ? value with { Value = below.Sum(one => one.Value) }
            : value)];

        List<FigureValue> Below(Area area, FigureValue value) =>
            [.. area.Children.Select(child => needed.GetValueOrDefault((value.Figure, child.Id, value.Period, null))).OfType<FigureValue>()];
    }

    private static (string Figure, string Area, Period Period, string? Plan) Origin(Plan plan, MissingEntry entry) =>
        entry.Plan is null && plan.Earlier is { } earlier && earlier.Covers(entry.Period)
            && earlier.Was(plan.FigureById[entry.Figure]) is { } figure && plan.Areas.Find(entry.Area) is { } area && earlier.Was(area) is { } was
                ? (figure.Id, was.Id, entry.Period, earlier.Plan.Id)
                : (entry.Figure, entry.Area, entry.Period, entry.Plan);
}
