using System.Globalization;

namespace ActionPlan.Faults.Tests;

/// <summary>What became of each try; written where FAULTS_REPORT says, a line for each kind of fault.</summary>
internal sealed class Tally(string kind)
{
    private static readonly Lock Writing = new();
    private int tries;
    private int right;
    private int mended;
    private readonly List<string> stuck = [];
    private readonly List<string> wrong = [];

    /// <summary>All of it, which takes long, or a covering selection.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("FAULTS_LONG") == "1";

    /// <summary>Of so many steps those to try: all, or some from the beginning, the middle and the end.</summary>
    public static IEnumerable<int> Of(int steps, int selection) => IsLong || steps <= selection
        ? Enumerable.Range(1, steps)
        : Enumerable.Range(0, selection).Select(index => 1 + (int)((long)index * (steps - 1) / Math.Max(1, selection - 1))).Distinct();

    public void Right() => (tries, right) = (tries + 1, right + 1);

    public void Mended() => (tries, mended) = (tries + 1, mended + 1);

    public void Stuck(string where)
    {
        tries++;
        stuck.Add(where);
    }

    public void Wrong(string where)
    {
        tries++;
        wrong.Add(where);
    }

    /// <summary>Nothing may be stuck or wrong.</summary>
    public void Close()
    {
        if (Environment.GetEnvironmentVariable("FAULTS_REPORT") is { Length: > 0 } report)
        {
            lock (Writing)
            {
                File.AppendAllText(report, string.Create(CultureInfo.InvariantCulture, $"| {kind} | {tries} | {right} | {mended} | {stuck.Count} | {wrong.Count} |\n"));
                File.AppendAllLines(report + ".details", stuck.Concat(wrong).Select(one => $"{kind}: {one}"));
            }
        }

        Assert.True(tries > 0, $"{kind}: nothing was tried.");
        Assert.True(stuck.Count + wrong.Count == 0, $"{kind}: stuck {string.Join("; ", stuck)}; wrong {string.Join("; ", wrong)}");
    }
}
