using ActionPlan.Rules.Judging;

namespace ActionPlan.Benchmarks;

/// <summary>The whole country's quarter in memory.</summary>
internal static class CountryBenchmark
{
    public static void Run(CountryPlan country)
    {
        var verdicts = 0;
        var one = Clock.Median(3, () => verdicts = country.Plan.Areas.Roots.Sum(root => Judge(country, root)), warmUps: 1);
        var all = Clock.Median(3, () => country.Plan.Areas.Roots.AsParallel().Sum(root => Judge(country, root)), warmUps: 1);
        Console.WriteLine($"{country.Plan.Areas.Roots.Count:N0} areas x {country.Plan.Targets.Count} targets in memory: {verdicts:N0} verdicts with evidence");
        Console.WriteLine($"  one thread                                             {one.TotalMilliseconds,12:N0} ms");
        Console.WriteLine($"  all {Environment.ProcessorCount} processors                                       {all.TotalMilliseconds,12:N0} ms");
    }

    private static int Judge(CountryPlan country, Kernel.Area root) =>
        country.Plan.Judge(root, country.Figures[root.Id], CountryPlan.Quarter, below: false).Verdicts.Count;
}
