namespace ActionPlan.Host.Figures;

/// <summary>The known name that was probably meant.</summary>
internal static class NearestName
{
    private const int LongestCompared = 64;

    public static string? Of(string written, IEnumerable<string> known)
    {
        if (written.Length is 0 or > LongestCompared)
        {
            return null;
        }

        var nearest = known.Select(name => (Name: name, Distance: Distance(written, name)))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, written.Length / 3) ? nearest.Name : null;
    }

    // Levenshtein's distance without regard to case, which is the most common slip.
    private static int Distance(string written, string known)
    {
        var row = Enumerable.Range(0, known.Length + 1).ToArray();
        for (var i = 1; i <= written.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= known.Length; j++)
            {
                var same = char.ToUpperInvariant(written[i - 1]) == char.ToUpperInvariant(known[j - 1]);
                var cost = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[known.Length];
    }
}
