using System.Diagnostics;
using System.Globalization;

namespace ActionPlan.Faults.Tests;

/// <summary>
/// One process goes through year after year. What it holds is looked at after each quarter; what grows with the years is a leak. How long, SOAK_MINUTES says,
/// for a run of nothing else in the process; without it as many quarters are lived through as show that this test still does what it says.
/// </summary>
public sealed class SoakTests
{
    private const int Short = 2;

    /// <summary>No period is later than 2199.</summary>
    private const int Most = 4 * 170;

    [Fact]
    public async Task Year_after_year_in_one_process_takes_no_more_memory_files_and_threads()
    {
        var tally = new Tally("Quarters lived through in one process, one after the other");
        var samples = new List<Footprint>();
        await using (var life = await LongLife.Begin())
        {
            for (var since = Stopwatch.StartNew(); samples.Count < Short || (samples.Count < Most && since.Elapsed < Wanted);)
            {
                await life.Live(samples.Count);
                samples.Add(Footprint.Take(samples.Count + 1));
                Tally.Note(samples[^1].ToString());
            }

            // Every second quarter is bad: its units read of it, and in the next that it is mended.
            Assert.Equal($"{samples.Count} runs, {samples.Count} reports, 0 letters left", life.Stored());
            Assert.True(life.Letters >= 2 * samples.Count, $"{life.Letters} letters");
        }

        samples.ForEach(_ => tally.Right());
        if (Wanted > TimeSpan.Zero)
        {
            foreach (var grown in Footprint.Growth(samples))
            {
                tally.Wrong(grown);
            }
        }

        tally.Close();
    }

    [Fact]
    public void What_grows_a_little_each_time_is_seen_and_what_comes_and_goes_is_not()
    {
        static Footprint[] Samples(Func<int, long> managed, Func<int, long> handles) =>
            [.. Enumerable.Range(1, 60).Select(after => new Footprint(after, managed(after), 300_000_000, handles(after), 30, TimeSpan.Zero))];

        Assert.Empty(Footprint.Growth(Samples(after => 80_000_000 + (after % 7 * 1_000_000), after => 200 + (after % 5))));
        Assert.Contains("live objects", Assert.Single(Footprint.Growth(Samples(after => 80_000_000 + (after * 500_000L), _ => 200))), StringComparison.Ordinal);
        Assert.Contains("handles", Assert.Single(Footprint.Growth(Samples(_ => 80_000_000, after => 200 + after))), StringComparison.Ordinal);
    }

    private static TimeSpan Wanted { get; } = TimeSpan.FromMinutes(
        int.TryParse(Environment.GetEnvironmentVariable("SOAK_MINUTES"), CultureInfo.InvariantCulture, out var minutes) ? minutes : 0);
}
