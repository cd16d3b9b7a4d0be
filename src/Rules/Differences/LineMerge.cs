namespace ActionPlan.Rules.Differences;

/// <summary>Two people's changes of one text.</summary>
public static class LineMerge
{
    /// <summary>The text with both changes; null where they touch the same lines, or lines beside each other.</summary>
    /// <param name="before">What both began with.</param>
    /// <param name="mine">As one has it.</param>
    /// <param name="theirs">As the other has it.</param>
    public static string? Three(string before, string mine, string theirs)
    {
        var old = LineDifferences.Split(before);
        return Together(old, Edits(old, mine), Edits(old, theirs), theirs);
    }

    /// <summary>The text with both changes, and with one's own where they touch the same lines.</summary>
    /// <param name="before">What both began with.</param>
    /// <param name="mine">As one has it.</param>
    /// <param name="theirs">As the other has it.</param>
    public static string MineFirst(string before, string mine, string theirs)
    {
        var old = LineDifferences.Split(before);
        var left = Edits(old, mine);
        var right = Edits(old, theirs).Where(edit => left.TrueForAll(own => Same(own, edit) || edit.From > own.To || own.From > edit.To));
        return Together(old, left, [.. right], theirs)!;
    }

    private static string? Together(string[] old, List<Edit> left, List<Edit> right, string theirs)
    {
        var both = left.Concat(right).OrderBy(edit => edit.From).ThenBy(edit => edit.To).ToList();
        var lines = new List<string>();
        var at = 0;
        for (var i = 0; i < both.Count; i++)
        {
            var edit = both[i];
            if (i > 0 && Same(both[i - 1], edit))
            {
                // Both did the same.
                continue;
            }

            if (i > 0 && edit.From <= both[i - 1].To)
            {
                return null;
            }

            lines.AddRange(old[at..edit.From]);
            lines.AddRange(edit.Lines);
            at = edit.To;
        }

        lines.AddRange(old[at..]);
        return string.Join('\n', lines) + (theirs.EndsWith('\n') ? "\n" : "");
    }

    private static bool Same(Edit one, Edit other) =>
        one.From == other.From && one.To == other.To && one.Lines.SequenceEqual(other.Lines, StringComparer.Ordinal);

    private static List<Edit> Edits(string[] old, string text)
    {
        var edits = new List<Edit>();
        var at = 0;
        Edit? open = null;
        foreach (var line in LineDifferences.Script(old, LineDifferences.Split(text)))
        {
            if (line.Sign == ' ')
            {
                open = null;
                at++;
                continue;
            }

            if (open is null)
            {
                edits.Add(open = new Edit { From = at, To = at });
            }

            if (line.Sign == '+')
            {
                open.Lines.Add(line.Text);
            }
            else
            {
                open.To = ++at;
            }
        }

        return edits;
    }

    private sealed class Edit
    {
        public required int From { get; init; }

        public required int To { get; set; }

        public List<string> Lines { get; } = [];
    }
}
