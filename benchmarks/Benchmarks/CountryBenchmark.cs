using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Benchmarks;

/// <summary>The whole country's quarter in memory.</summary>
internal static class CountryBenchmark
{
    public static void Run(CountryPlan country)
    {
        var roots = country.Plan.Areas.Roots.Select((root, index) => (root, country.FiguresOf(index))).ToList();
        var verdicts = 0;
        var one = Clock.Median(3, () => verdicts = roots.Sum(root => Judge(country, root)), warmUps: 1);
        var all = Clock.Median(3, () => roots.AsParallel().Sum(root => Judge(country, root)), warmUps: 1);
        Console.WriteLine($"{country.Plan.Areas.Roots.Count:N0} areas x {country.Plan.Targets.Count} targets in memory: {verdicts:N0} verdicts with evidence");
        Console.WriteLine($"  one thread                                             {one.TotalMilliseconds,12:N0} ms");
        Console.WriteLine($"  all {Environment.ProcessorCount} processors                                       {all.TotalMilliseconds,12:N0} ms");
    }

    private static int Judge(CountryPlan country, (Area Area, FigureValue[] Figures) root) =>
        country.Plan.Judge(root.Area, root.Figures, CountryPlan.Quarter, below: false).Verdicts.Count;
}
