namespace ActionPlan.Rules.Reading;

/// <summary>The right name that a wrong one was most likely meant to be.</summary>
public static class Nearest
{
    private const int LongestName = 100;
    private const int MostCandidates = 5_000;

    /// <summary>
    /// The candidate with the fewest edits (Levenshtein, and two neighbours swapped are one edit), if that is at most a third of the name; otherwise null.
    /// </summary>
    /// <param name="name">The name as written.</param>
    /// <param name="candidates">The names there are.</param>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        var limit = Math.Max(1, name.Length / 3);
        return candidates
            .Take(MostCandidates)
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit)
            .Select(candidate => (candidate, edits: Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.edits <= limit)
            .OrderBy(pair => pair.edits)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    private static int Edits(string left, string right)
    {
        var edits = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                edits[i, j] = Math.Min(i, j) == 0 ? Math.Max(i, j) : Math.Min(
                    edits[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1),
                    Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }

        return edits[left.Length, right.Length];
    }
}
