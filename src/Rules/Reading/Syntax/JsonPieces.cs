using System.Buffers;
using System.Text.RegularExpressions;
using ActionPlan.Rules.Expressions;

namespace ActionPlan.Rules.Reading.Syntax;

/// <summary>Cuts a text into the pieces of JSON and names the first thing that is none.</summary>
internal sealed partial class JsonPieces(string text)
{
    private const int LongestShown = 40;

    /// <summary>Double quotes that are none to JSON.</summary>
    internal static readonly SearchValues<char> OtherQuotes = SearchValues.Create("“”„‟″＂");

    private static readonly SearchValues<char> EndsOfWords = SearchValues.Create(",:{}[]\"\r\n");

    private int position;

    /// <summary>What is no piece of JSON; set when <see cref="Next"/> gives null.</summary>
    public Fault? Fault { get; private set; }

    public Piece? Next()
    {
        if (!SkipBlanksAndComments())
        {
            return null;
        }

        if (position >= text.Length)
        {
            return new Piece(PieceKind.End, text.Length, text.Length);
        }

        return text[position] switch
        {
            '{' or '[' => Take(PieceKind.Open, 1),
            '}' or ']' => Take(PieceKind.Close, 1),
            ':' => Take(PieceKind.Colon, 1),
            ',' => Take(PieceKind.Comma, 1),
            '"' => Text(),
            '-' or (>= '0' and <= '9') => Number(),
            _ => Word(),
        };
    }

    private Piece Take(PieceKind kind, int length)
    {
        position += length;
        return new Piece(kind, position - length, position);
    }

    private Piece? Refuse(int at, string key, params object?[] values)
    {
        Fault = new Fault(at, key, values);
        return null;
    }

    private bool SkipBlanksAndComments()
    {
        while (position < text.Length)
        {
            if (text[position] is ' ' or '\t' or '\r' or '\n')
            {
                position++;
            }
            else if (Stands("//"))
            {
                position = LineEnd(position);
            }
            else if (Stands("/*"))
            {
                var end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    Refuse(position, "jsonCommentUnclosed");
                    return false;
                }

                position = end + 2;
            }
            else
            {
                break;
            }
        }

        return true;
    }

    private bool Stands(string piece) => string.CompareOrdinal(text, position, piece, 0, piece.Length) == 0;

    private int LineEnd(int from) => text.IndexOf('\n', from) is var end and >= 0 ? end : text.Length;

    private Piece? Text()
    {
        for (var at = position + 1; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    return Take(PieceKind.Text, at + 1 - position);
                case '\t':
                    return Refuse(at, "jsonTab");
                case '\n' or '\r':
                    return Unclosed(at);
                case < ' ':
                    return Refuse(at, "jsonInvisible", Signs.Code(text[at]));
                case '\\':
                    if (at + 1 >= text.Length || !Escape().IsMatch(text.AsSpan(at, Math.Min(6, text.Length - at))))
                    {
                        return Refuse(at, "jsonEscape", at + 1 < text.Length ? text[at..(at + 2)] : "\\");
                    }

                    at++;
                    break;
            }
        }

        return Unclosed(text.Length);
    }

    /// <summary>A text must end in its line; where Word has made the closing quote curly, that is the reason.</summary>
    private Piece? Unclosed(int end)
    {
        var curly = text.AsSpan(position, end - position).LastIndexOfAny(OtherQuotes);
        return curly >= 0 ? Refuse(position + curly, "jsonCurlyQuotes") : Refuse(position, "jsonTextUnclosed");
    }

    private Piece? Number()
    {
        var end = position + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or 'e' or 'E' or '+' or '-'))
        {
            end++;
        }

        var number = text[position..Math.Min(end, position + LongestShown)];
        if (ProperNumber().IsMatch(text.AsSpan(position, end - position)))
        {
            return Take(PieceKind.Number, end - position);
        }

        return PointedThousands().IsMatch(number)
            ? Refuse(position, "jsonThousands", number, number.Replace(".", "", StringComparison.Ordinal))
            : Refuse(position, "jsonNumber", number);
    }

    private Piece? Word()
    {
        var first = text[position];
        if (!char.IsLetter(first) && first != '_' && first != '$')
        {
            return Stray(first);
        }

        var end = position + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$' or '-' or '.'))
        {
            end++;
        }

        var word = text[position..Math.Min(end, position + LongestShown)];
        if (word is "true" or "false" or "null")
        {
            return Take(PieceKind.Word, word.Length);
        }

        return word.ToUpperInvariant() switch
        {
            "TRUE" or "FALSE" or "NULL" => Refuse(position, "jsonWordCase", word, word.ToLowerInvariant()),
            "NONE" or "NIL" or "NAN" => Refuse(position, "jsonWordCase", word, "null"),
            _ => Refuse(position, "jsonUnquoted", Phrase(position)),
        };
    }

    /// <summary>The words from here on that most likely were meant as one text: to the next sign of JSON, or the line's end.</summary>
    private string Phrase(int from)
    {
        var end = text.AsSpan(from).IndexOfAny(EndsOfWords);
        return text.Substring(from, Math.Min(LongestShown, end < 0 ? text.Length - from : end)).TrimEnd();
    }

    private Piece? Stray(char character) => character switch
    {
        _ when Signs.IsCurlyQuote(character) => Refuse(position, "jsonCurlyQuotes"),
        _ when Signs.IsSingleQuote(character) => Refuse(position, "jsonSingleQuotes", character),
        _ when Signs.IsStrangeBlank(character) => Refuse(position, "jsonBlank", Signs.Code(character)),
        _ when Signs.IsInvisible(character) => Refuse(position, "jsonInvisible", Signs.Code(character)),
        _ when Signs.Narrow(character) is { } narrow => Refuse(position, "jsonFullWidth", character, narrow),
        '≥' or '≤' or '<' or '>' or '=' or '≠' => Refuse(position, "jsonComparison", Sign(), Comparisons.Word(Sign()) ?? "equals", Digits()),
        '–' or '—' or '−' or '‐' or '‑' => Refuse(position, "jsonMinus", character),
        '%' => Refuse(position, "jsonPercent"),
        ';' => Refuse(position, "jsonSemicolon"),
        '(' or ')' => Refuse(position, "jsonParenthesis"),
        '#' => Refuse(position, "jsonHash"),
        '+' or '.' => Refuse(position, "jsonNumber", Phrase(position)),
        _ => Refuse(position, "jsonCharacter", Signs.Shown(text, position)),
    };

    private string Sign() => text[position..(position + 1 < text.Length && text[position + 1] is '=' or '>' ? position + 2 : position + 1)];

    private string Digits() => FirstNumber().Match(text, position, Math.Min(LongestShown, text.Length - position)) is { Success: true } found
        ? found.Value.Replace(',', '.')
        : "500";

    [GeneratedRegex(@"^\\(?:[""\\/bfnrt]|u[0-9A-Fa-f]{4})", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ProperNumber();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex PointedThousands();

    [GeneratedRegex(@"[0-9]+(?:[.,][0-9]+)?", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex FirstNumber();
}
