namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>Brings a text that people have written up to date: what they wrote stays, and what has come since is added to it.</summary>
internal static class Renewal
{
    /// <param name="written">As people left it.</param>
    /// <param name="drafted">As it would be drafted now.</param>
    /// <param name="before">What there was to refer to when they wrote it.</param>
    public static string Of(string written, string drafted, ReportNumbers before)
    {
        var lines = written.Split('\n').ToList();
        var come = drafted.Split('\n')
            .Where(line => ReportNumbers.In(line).Any(reference => !before.Has(reference)) && !lines.Contains(line, StringComparer.Ordinal)).ToList();
        // Beneath the list that is there, above what closes the section.
        var last = lines.FindLastIndex(line => line.StartsWith("- ", StringComparison.Ordinal));
        lines.InsertRange(last < 0 ? lines.Count : last + 1, come);
        return string.Join('\n', lines);
    }
}
