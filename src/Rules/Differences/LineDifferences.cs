using System.Text;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Differences;

/// <summary>Lines of a file that two versions have otherwise, with some around them.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Before">Which line of the earlier version the first one is, from 1.</param>
/// <param name="After">Which line of the later version.</param>
/// <param name="Lines">The lines.</param>
public sealed record LinesChanged(string File, int Before, int After, IReadOnlyList<ChangedLine> Lines);

/// <summary>A line: ' ' where both have it, '-' where only the earlier version does, '+' the later one.</summary>
public sealed record ChangedLine(char Sign, string Text);

/// <summary>How the files of two versions differ, line by line.</summary>
public static class LineDifferences
{
    private const int Around = 3;

    /// <summary>Where more lines than these would have to be held against each other, all of them are shown as changed.</summary>
    private const long MostCompared = 16_000_000;

    /// <summary>File by file, in the order of their names; a file that one version has not is one piece.</summary>
    public static IReadOnlyList<LinesChanged> Between(PlanSource before, PlanSource after)
    {
        var (old, now) = (Texts(before), Texts(after));
        return [.. old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(name => Between(name, old.GetValueOrDefault(name, ""), now.GetValueOrDefault(name, "")))];
    }

    /// <summary>The same of one file's texts.</summary>
    public static IReadOnlyList<LinesChanged> Between(string file, string before, string after)
    {
        var lines = Script(Split(before), Split(after));
        var pieces = new List<LinesChanged>();
        var (old, now) = (1, 1);
        var numbered = lines.ConvertAll(line =>
        {
            var at = (Line: line, Before: old, After: now);
            old += line.Sign == '+' ? 0 : 1;
            now += line.Sign == '-' ? 0 : 1;
            return at;
        });
        for (var i = 0; i < numbered.Count; i++)
        {
            if (numbered[i].Line.Sign == ' ')
            {
                continue;
            }

            var (from, to) = (Math.Max(0, i - Around), i);
            for (var j = i; j < numbered.Count && j <= to + (2 * Around); j++)
            {
                to = numbered[j].Line.Sign == ' ' ? to : j;
            }

            i = Math.Min(numbered.Count - 1, to + Around);
            pieces.Add(new LinesChanged(file, numbered[from].Before, numbered[from].After, [.. numbered[from..(i + 1)].Select(one => one.Line)]));
        }

        return pieces;
    }

    private static Dictionary<string, string> Texts(PlanSource source) =>
        source.Files.Concat(source.Tests).DistinctBy(file => file.Name, StringComparer.Ordinal)
            .ToDictionary(file => file.Name, file => Encoding.UTF8.GetString(file.Bytes.Span), StringComparer.Ordinal);

    internal static string[] Split(string text) => text.Length == 0 ? [] : text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    internal static List<ChangedLine> Script(string[] old, string[] now)
    {
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        return
        [
            .. old[..start].Select(Same),
            .. Middle(old[start..^end], now[start..^end]),
            .. old[^end..].Select(Same),
        ];
    }

    private static List<ChangedLine> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostCompared)
        {
            return [.. old.Select(Less), .. now.Select(More)];
        }

        // The longest common subsequence, from the end.
        var length = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                length[i, j] = old[i] == now[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var lines = new List<ChangedLine>();
        var (a, b) = (0, 0);
        while (a < old.Length || b < now.Length)
        {
            if (a < old.Length && b < now.Length && old[a] == now[b])
            {
                lines.Add(Same(old[a]));
                (a, b) = (a + 1, b + 1);
            }
            else if (b == now.Length || (a < old.Length && length[a + 1, b] >= length[a, b + 1]))
            {
                lines.Add(Less(old[a++]));
            }
            else
            {
                lines.Add(More(now[b++]));
            }
        }

        return lines;
    }

    private static ChangedLine Same(string line) => new(' ', line);

    private static ChangedLine Less(string line) => new('-', line);

    private static ChangedLine More(string line) => new('+', line);
}
