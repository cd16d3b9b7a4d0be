namespace ActionPlan.Host.Audit;

/// <summary>The words an entry is found by: ids and names of what it is about, the reason, and who did it, all folded.</summary>
internal static class SearchWords
{

    /// <summary>An import of years is about everything; it is found by its day and its kind.</summary>
    public const int Most = 300;

    /// <summary>Tells the words of who did it from those of what was done.</summary>
    public const char Who = '@';

    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "Unit", "Area", "Figure", "Period", "Quarter", "Target", "Register", "Module", "Work", "Subject", "Assignment", "Role",
        "UserName", "DisplayName", "Email", "FileName", "Reason", "Name", "UserId",
    };

    /// <param name="note">Who did it, and why.</param>
    /// <param name="changes">What was done.</param>
    /// <param name="figures">What appended figures are about.</param>
    /// <param name="areas">The areas that all of it is about; null among them is what belongs to none, or to no one knows which.</param>
    public static IReadOnlyList<string> Of(AuditNote note, RecordedChanges changes, IEnumerable<string> figures, IEnumerable<string?> areas)
    {
        var said = changes.Rows.SelectMany(row => row.After.Concat(row.Before)).Where(pair => Telling.Contains(pair.Key))
            .Select(pair => pair.Value).OfType<string>()
            .Concat(figures).Concat(note.Facts.Values.OfType<string>()).Append(note.Reason ?? "").Append(changes.Run?.Period ?? "")
            .Distinct(StringComparer.Ordinal).Take(Most);
        return [.. Split(note.Actor.Name).Select(word => Cut(Who + word))
            .Concat(said.SelectMany(text => Split(text).Concat(note.Plan is { } plan ? Split(NameOf(plan, text)) : [])).Select(Cut))
            .Distinct(StringComparer.Ordinal).Take(Most)
            .Concat(areas.Distinct(StringComparer.Ordinal).Select(AreaWord.Of).Distinct(StringComparer.Ordinal))];
    }

    /// <summary>The words of a text as they are stored and searched for.</summary>
    public static IEnumerable<string> Split(string text) =>
        Folded.Of(text).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Cut).Where(word => word.Length > 0);

    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ',', ';', '(', ')', '"', '\'', '/', ':', '?', '!', '“', '”', '\u00A0'];

    private static string NameOf(Plan plan, string id) =>
        plan.Units.TryGetValue(id, out var unit) ? unit.Name
        : plan.Areas.Find(id) is { } area ? area.Name
        : plan.FigureById.TryGetValue(id, out var figure) ? figure.Definition.Name
        : plan.TargetByKey.TryGetValue(id, out var target) ? target.Definition.Name
        : "";

    private static string Cut(string word) => word.Length <= AreaWord.Longest ? word.Trim('.') : word[..AreaWord.Longest];
}
