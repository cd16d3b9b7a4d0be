using System.Diagnostics;
using System.Globalization;

namespace ActionPlan.Faults.Tests;

/// <summary>What this process holds once everything that nobody needs any more is thrown away.</summary>
/// <param name="After">After how many quarters.</param>
/// <param name="Managed">Live objects, in bytes.</param>
/// <param name="WorkingSet">Memory that the system counts as this process's, in bytes.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Work">Processor time used so far.</param>
internal sealed record Footprint(int After, long Managed, long WorkingSet, long Handles, long Threads, TimeSpan Work)
{
    private const long Megabyte = 1024 * 1024;
    private const string Descriptors = "/proc/self/fd";

    public static Footprint Take(int after)
    {
        for (var twice = 0; twice < 2; twice++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return new Footprint(
            after, GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64,
            Directory.Exists(Descriptors) ? Directory.EnumerateFileSystemEntries(Descriptors).LongCount() : process.HandleCount, process.Threads.Count,
            process.TotalProcessorTime);
    }

    /// <summary>What has grown with every year that went by; empty where all of it is flat.</summary>
    public static IReadOnlyList<string> Growth(IReadOnlyList<Footprint> samples) =>
    [
        .. new[]
        {
            Grown("live objects", samples, sample => sample.Managed, percent: 10, least: 4 * Megabyte),
            Grown("working set", samples, sample => sample.WorkingSet, percent: 15, least: 16 * Megabyte),
            Grown("handles", samples, sample => sample.Handles, percent: 5, least: 5),
            Grown("threads", samples, sample => sample.Threads, percent: 20, least: 5),
        }.OfType<string>(),
    ];

    // The first third fills what is filled once. Of the rest, each half is told by its middle: what comes and goes is no growth.
    private static string? Grown(string what, IReadOnlyList<Footprint> samples, Func<Footprint, long> of, int percent, long least)
    {
        var rest = samples.Skip(samples.Count / 3).Select(of).ToList();
        var (before, after) = (Middle(rest[..(rest.Count / 2)]), Middle(rest[(rest.Count / 2)..]));
        return after - before <= Math.Max(least, before * percent / 100) ? null
            : string.Create(CultureInfo.InvariantCulture, $"{what} went from {before} to {after}");
    }

    private static long Middle(List<long> all) => all.Order().ElementAt(all.Count / 2);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"after {After} quarters: live {Managed / (double)Megabyte:0.0} MB, working set {WorkingSet / Megabyte} MB, handles {Handles}, threads {Threads}, processor {Work.TotalSeconds:0} s");
}
