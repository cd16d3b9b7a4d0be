using System.Globalization;
using ActionPlan.Host.Rights;

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

    /// <summary>FAULTS_LONG: 1 for every step, 5 for every fifth where time is short; 0 for the covering selection.</summary>
    private static readonly int Every = int.TryParse(Environment.GetEnvironmentVariable("FAULTS_LONG"), CultureInfo.InvariantCulture, out var every)
        ? every : 0;

    public static bool IsLong => Every > 0;

    /// <summary>Of so many tries those to make in the long run.</summary>
    public static IEnumerable<string> Of(int tries) => Of(Enumerable.Range(1, tries)).Select(number => number.ToString(CultureInfo.InvariantCulture));

    public static IEnumerable<T> Of<T>(IEnumerable<T> all) => all.Where((_, index) => index % Every == 0);

    /// <summary>What was seen on the way.</summary>
    public static void Note(string seen)
    {
        if (Environment.GetEnvironmentVariable("FAULTS_REPORT") is { Length: > 0 } report)
        {
            lock (Writing)
            {
                File.AppendAllLines(report + ".details", [seen]);
            }
        }
    }

    public void Right() => (tries, right) = (tries + 1, right + 1);

    public void Mended() => (tries, mended) = (tries + 1, mended + 1);

    public void Count(bool isStuck, bool isRight, bool isMended, string where)
    {
        if (isStuck)
        {
            Stuck(where);
        }
        else if (!isRight)
        {
            Wrong(where);
        }
        else if (isMended)
        {
            Mended();
        }
        else
        {
            Right();
        }
    }

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
                File.AppendAllText(report,
                    string.Create(CultureInfo.InvariantCulture, $"| {kind} | {tries} | {right} | {mended} | {stuck.Count} | {wrong.Count} |\n"));
                File.AppendAllLines(report + ".details", stuck.Concat(wrong).Select(one => $"{kind}: {one}"));
            }
        }

        Assert.True(tries > 0, $"{kind}: nothing was tried.");
        Assert.True(stuck.Count + wrong.Count == 0, $"{kind}: stuck {string.Join("; ", stuck)}; wrong {string.Join("; ", wrong)}");
    }
}
