using System.Text;

namespace ActionPlan.Host.Figures;

/// <summary>A record's fields, or what is wrong with it as a key of <c>CsvProblems.resx</c>.</summary>
internal readonly record struct CsvRecord(int Line, IReadOnlyList<string> Fields, string? Wrong = null);

/// <summary>
/// RFC 4180 exactly: fields between commas, quoted where they hold a comma, a quote (doubled) or a line break. Anything else is wrong rather
/// than guessed at. (TextFieldParser of the BCL skips blank lines, trims fields and accepts stray quotes, so that line numbers and values
/// would not be those of the file.)
/// </summary>
internal static class CsvRecords
{
    private const int LongestRecord = 4 * Utf8Lines.LongestLine;

    public static IEnumerable<CsvRecord> Read(IEnumerable<TextLine> lines)
    {
        using var line = lines.GetEnumerator();
        while (line.MoveNext())
        {
            yield return Record(line);
        }
    }

    private static CsvRecord Record(IEnumerator<TextLine> line)
    {
        var first = line.Current.Number;
        var fields = new List<string>(6);
        if (line.Current.Text is not { } text)
        {
            return new CsvRecord(first, fields, "NotUtf8");
        }

        var at = 0;
        while (true)
        {
            if (at == text.Length || text[at] != '"')
            {
                var comma = text.IndexOf(',', at);
                var field = comma < 0 ? text[at..] : text[at..comma];
                if (field.Contains('"', StringComparison.Ordinal))
                {
                    return new CsvRecord(first, fields, "StrayQuote");
                }

                fields.Add(field);
                at = comma;
            }
            else if (Quoted(line, ref text, ref at) is not { } field)
            {
                return new CsvRecord(first, fields, "OpenQuote");
            }
            else if (at < text.Length && text[at] != ',')
            {
                return new CsvRecord(first, fields, "StrayQuote");
            }
            else
            {
                fields.Add(field);
                at = at < text.Length ? at : -1;
            }

            if (at < 0)
            {
                return new CsvRecord(first, fields);
            }

            at++;
        }
    }

    private static string? Quoted(IEnumerator<TextLine> line, ref string text, ref int at)
    {
        var field = new StringBuilder();
        at++;
        while (true)
        {
            var quote = text.IndexOf('"', at);
            if (quote >= 0 && quote + 1 < text.Length && text[quote + 1] == '"')
            {
                field.Append(text, at, quote + 1 - at);
                at = quote + 2;
            }
            else if (quote >= 0)
            {
                field.Append(text, at, quote - at);
                at = quote + 1;
                return field.ToString();
            }
            else
            {
                field.Append(text, at, text.Length - at).Append('\n');
                if (field.Length > LongestRecord || !line.MoveNext() || line.Current.Text is not { } next)
                {
                    return null;
                }

                text = next;
                at = 0;
            }
        }
    }
}
