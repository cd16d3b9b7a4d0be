using ActionPlan.Rules.Plans;

namespace ActionPlan.Benchmarks;

/// <summary>From the folder's bytes to a plan that can judge.</summary>
internal static class PlanBenchmark
{
    public static void Run()
    {
        var source = PlanSource.ReadFolder(CountryPlan.ShippedFolder());
        var first = Clock.Once(() => CountryPlan.Read(source));
        var again = Clock.Median(5, () => CountryPlan.Read(source), warmUps: 1);
        Console.WriteLine("Read, check and compile the shipped plan");
        Console.WriteLine($"  first time in the process                              {first.TotalMilliseconds,12:N0} ms");
        Console.WriteLine($"  again                                                  {again.TotalMilliseconds,12:N0} ms");
    }
}
