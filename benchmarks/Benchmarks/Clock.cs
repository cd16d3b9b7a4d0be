using System.Diagnostics;

namespace ActionPlan.Benchmarks;

/// <summary>Warms up, then takes the median: one slow moment of the machine does not count.</summary>
internal static class Clock
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static TimeSpan Median(int times, Action action, int warmUps = 2)
    {
        // The runtime compiles hot code anew in the background: give it the time to.
        var start = Stopwatch.GetTimestamp();
        for (var index = 0; index < warmUps || Stopwatch.GetElapsedTime(start) < WarmUp; index++)
        {
            action();
        }

        var taken = new List<TimeSpan>();
        for (var index = 0; index < times; index++)
        {
            taken.Add(Once(action));
        }

        taken.Sort();
        return taken[taken.Count / 2];
    }

    public static TimeSpan Once(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
    }
}
