namespace ActionPlan.Rules.Editing;

/// <summary>Where a piece is put into a JSON text, or taken from it, so that the lines and comments around it stay.</summary>
internal static class JsonPlaces
{
    /// <summary>The text with a piece more in an object or a list, behind one of its values, or first in it.</summary>
    public static string With(string text, WrittenValue around, WrittenValue? before, string piece)
    {
        if (before is null)
        {
            return First(text, around, piece);
        }

        var comma = before.Comma;
        var end = comma + 1 ?? before.End;
        if (RestOfLine(text, end) is { } lineEnd)
        {
            // Whatever is said behind a value on its line is said of it.
            var line = $"\n{IndentOf(text, before.Start)}{piece}{(comma is null ? "" : ",")}";
            text = text.Insert(lineEnd, line);
            return comma is null ? text.Insert(before.End, ",") : text;
        }

        return comma is { } at ? text.Insert(at + 1, $" {piece},") : text.Insert(before.End, $", {piece}");
    }

    /// <summary>The text without a piece and without the comma that it leaves; comments stay.</summary>
    public static string Without(string text, int start, WrittenValue value, WrittenValue? before)
    {
        var edits = new List<(int From, int To)>();
        if (value.Comma is { } comma)
        {
            // A comment may stand between a value and its comma.
            edits.Add(string.IsNullOrWhiteSpace(text[value.End..comma]) ? (start, comma + 1) : (comma, comma + 1));
        }
        else if (before?.Comma is { } dangling)
        {
            edits.Add((dangling, dangling + 1));
        }

        if (!edits.Exists(edit => edit.From == start))
        {
            edits.Add((start, value.End));
        }

        foreach (var (from, to) in edits.OrderByDescending(edit => edit.From))
        {
            var (left, right) = from == start ? WithBlanks(text, from, to, value.Comma is null) : (from, to);
            text = text.Remove(left, right - left);
        }

        return text;
    }

    /// <summary>How far the pieces of an object or a list are moved in.</summary>
    public static string IndentWithin(string text, WrittenValue around)
    {
        var first = around.Items.Count > 0 ? around.Items[0].Start : around.Members.Count > 0 ? around.Members[0].Start : (int?)null;
        return first is { } at && IsFirstInLine(text, at) ? IndentOf(text, at) : IndentOf(text, around.Start) + "  ";
    }

    private static string First(string text, WrittenValue around, string piece)
    {
        var isEmpty = around.Members.Count == 0 && around.Items.Count == 0;
        var behind = around.Start + 1;
        var comma = isEmpty ? "" : ",";
        if (RestOfLine(text, behind) is { } lineEnd)
        {
            return text.Insert(lineEnd, $"\n{IndentWithin(text, around)}{piece}{comma}");
        }

        if (isEmpty && piece.Contains('\n', StringComparison.Ordinal))
        {
            return text.Insert(behind, $"\n{IndentWithin(text, around)}{piece}\n{IndentOf(text, around.Start)}");
        }

        return text.Insert(behind,
            isEmpty && text[around.Start] == '{' ? $" {piece} " : isEmpty ? piece : text[around.Start] == '{' ? $" {piece}," : $"{piece}, ");
    }

    /// <summary>
    /// With the whole line where nothing else stands on it, else with the blanks between it and what follows, of the last the blanks before it.
    /// </summary>
    private static (int From, int To) WithBlanks(string text, int from, int to, bool isLast)
    {
        var lineStart = LineStart(text, from);
        var lineEnd = text.IndexOf('\n', to) is var found and >= 0 ? found : text.Length;
        if (lineEnd < text.Length && string.IsNullOrWhiteSpace(text[lineStart..from]) && string.IsNullOrWhiteSpace(text[to..lineEnd]))
        {
            return (lineStart, lineEnd + 1);
        }

        if (isLast || string.IsNullOrWhiteSpace(text[to..lineEnd]))
        {
            while (from > lineStart && text[from - 1] is ' ' or '\t')
            {
                from--;
            }

            return (from, to);
        }

        while (to < lineEnd && text[to] is ' ' or '\t')
        {
            to++;
        }

        return (from, to);
    }

    /// <summary>The end of the line where nothing but a comment stands on the rest of it; null where more does.</summary>
    private static int? RestOfLine(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        if (end < 0)
        {
            return null;
        }

        var rest = text[from..end].Trim();
        var isComment = rest.StartsWith("//", StringComparison.Ordinal)
            || (rest.StartsWith("/*", StringComparison.Ordinal) && rest.IndexOf("*/", StringComparison.Ordinal) == rest.Length - 2);
        return rest.Length == 0 || isComment ? end : null;
    }

    private static bool IsFirstInLine(string text, int at) => string.IsNullOrWhiteSpace(text[LineStart(text, at)..at]);

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static string IndentOf(string text, int at)
    {
        var start = LineStart(text, at);
        var end = start;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text[start..end];
    }
}
