using System.Text.Json;

namespace ActionPlan.Rules.Reading.Syntax;

/// <summary>
/// Names the first fault of a text that the JSON reader refused, in the words of somebody who types rule files by hand. It goes over the
/// text once and never decides whether a text is JSON: that is the reader's.
/// </summary>
internal sealed class JsonFaults
{
    private readonly string text;
    private readonly int deepest;
    private readonly JsonPieces pieces;
    private readonly Stack<Piece> open = new();
    private Piece previous;
    private Piece beforePrevious;
    private Piece beforeComma;
    private Piece? suspect;

    private JsonFaults(string text, int deepest)
    {
        this.text = text;
        this.deepest = deepest;
        pieces = new JsonPieces(text);
    }

    private enum Expected
    {
        Value,
        Key,
        Colon,
        Comma,
        Nothing,
    }

    /// <summary>The first fault; null if none can be named.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="deepest">How deep brackets may be nested.</param>
    public static Fault? First(string text, int deepest) => new JsonFaults(text, deepest).Find();

    private Fault? Find()
    {
        var expected = Expected.Value;
        while (true)
        {
            if (pieces.Next() is not { } piece)
            {
                return Reworded(pieces.Fault!, expected);
            }

            if (piece.Kind == PieceKind.End && expected == Expected.Nothing)
            {
                return null;
            }

            var (next, fault) = Accept(piece, expected);
            if (fault is not null)
            {
                return fault;
            }

            if (piece.Kind == PieceKind.Comma)
            {
                beforeComma = previous;
            }

            beforePrevious = previous;
            previous = piece;
            expected = next;
        }
    }

    private bool InObject => open.TryPeek(out var bracket) && text[bracket.Start] == '{';

    private (Expected Next, Fault? Fault) Accept(Piece piece, Expected expected)
    {
        if (piece.Kind == PieceKind.Close && open.Count > 0 && expected is not Expected.Colon && (expected != Expected.Value || !InObject))
        {
            return Close(piece);
        }

        return (expected, piece.Kind) switch
        {
            (Expected.Value, PieceKind.Open) => Open(piece),
            (Expected.Value, PieceKind.Text or PieceKind.Number or PieceKind.Word) => (AfterValue, null),
            (Expected.Key, PieceKind.Text) => (Expected.Colon, null),
            (Expected.Colon, PieceKind.Colon) => (Expected.Value, null),
            (Expected.Comma, PieceKind.Comma) => (InObject ? Expected.Key : Expected.Value, null),
            _ => (expected, Name(piece, expected)),
        };
    }

    private Expected AfterValue => open.Count == 0 ? Expected.Nothing : Expected.Comma;

    private (Expected Next, Fault? Fault) Open(Piece piece)
    {
        open.Push(piece);
        return open.Count > deepest ? (Expected.Value, new Fault(piece.Start, "jsonTooDeep", deepest)) : (InObject ? Expected.Key : Expected.Value, null);
    }

    private (Expected Next, Fault? Fault) Close(Piece piece)
    {
        var bracket = open.Peek();
        if (text[bracket.Start] == '{' != (text[piece.Start] == '}'))
        {
            return (Expected.Comma, Unclosed(piece.Start));
        }

        // A bracket that closes under another column than its line began most likely closes the wrong one.
        if (suspect is null && IsFirstInLine(piece.Start) && Indent(piece.Start) != Indent(bracket.Start))
        {
            suspect = bracket;
        }

        open.Pop();
        return (AfterValue, null);
    }

    private Fault? Name(Piece piece, Expected expected) => (expected, piece.Kind) switch
    {
        (Expected.Value, PieceKind.End) when open.Count == 0 => new Fault(0, "fileEmpty"),
        (Expected.Nothing, _) => new Fault(piece.Start, "jsonAfterEnd", LineOf(previous.Start)),
        (_, PieceKind.End) => Unclosed(piece.Start),
        (Expected.Key, PieceKind.Number) or (Expected.Comma, PieceKind.Number) when Grouped(piece) is { } grouped => grouped,
        (Expected.Key or Expected.Value, PieceKind.Comma) when previous.Kind is PieceKind.Comma or PieceKind.Open => new Fault(piece.Start, "jsonExtraComma"),
        (Expected.Key, PieceKind.Open) or (Expected.Comma, PieceKind.Open) when InObject => Unclosed(piece.Start),
        (Expected.Key, _) => new Fault(piece.Start, "jsonKeyExpected", LineOf(open.Peek().Start)),
        (Expected.Colon, _) => new Fault(piece.Start, "jsonColon", Shown(previous)),
        (Expected.Value, PieceKind.Comma or PieceKind.Close) => new Fault(piece.Start, "jsonValueMissing", Key()),
        (Expected.Comma, PieceKind.Colon) when !InObject && beforePrevious.Kind == PieceKind.Comma && beforeComma.Kind == PieceKind.Close =>
            Unclosed(previous.Start),
        (Expected.Comma, PieceKind.Colon) when !InObject => new Fault(piece.Start, "jsonKeyInList", LineOf(open.Peek().Start)),
        (Expected.Comma, PieceKind.Text) when IsInner(piece.Start) => new Fault(piece.Start, "jsonInnerQuote"),
        (Expected.Comma, PieceKind.Text or PieceKind.Number or PieceKind.Word or PieceKind.Open) =>
            new Fault(piece.Start, "jsonComma", LineOf(previous.End - 1)),
        _ => new Fault(piece.Start, "jsonCharacter", text[piece.Start]),
    };

    /// <summary>What is no piece of JSON may mean something else where it stands.</summary>
    private Fault Reworded(Fault fault, Expected expected)
    {
        if (expected == Expected.Colon && fault.Position < text.Length && text[fault.Position] is '=' or ';' or '-')
        {
            return new Fault(fault.Position, "jsonColon", Shown(previous));
        }

        if (expected is Expected.Comma && previous.Kind == PieceKind.Text && fault.Key is "jsonUnquoted" or "jsonCharacter"
            && IsSameLine(previous.End, fault.Position))
        {
            var curly = text.AsSpan(previous.Start, previous.End - previous.Start).LastIndexOfAny(JsonPieces.OtherQuotes);
            return curly >= 0 && previous.End - previous.Start - curly < 6
                ? new Fault(previous.Start + curly, "jsonCurlyQuotes") : new Fault(fault.Position, "jsonInnerQuote");
        }

        if (expected == Expected.Comma && previous.Kind == PieceKind.Number && fault.Key is "jsonUnquoted" or "jsonPercent" or "jsonCharacter"
            && IsSameLine(previous.End, fault.Position))
        {
            return new Fault(fault.Position, "jsonNumberUnit", Shown(previous));
        }

        return expected is Expected.Key or Expected.Comma && fault.Key == "jsonNumber"
            && Grouped(new Piece(PieceKind.Number, fault.Position, DigitsEnd(fault.Position))) is { } grouped
            ? grouped
            : fault;
    }

    /// <summary>A number cut by a comma or a blank: a decimal comma, or thousands.</summary>
    private Fault? Grouped(Piece piece)
    {
        var first = previous.Kind == PieceKind.Comma ? beforeComma : previous;
        if (first.Kind != PieceKind.Number || !IsSameLine(first.Start, piece.Start))
        {
            return null;
        }

        // Farther groups, as in 1,000,000.
        var end = DigitsEnd(piece.Start);
        var groups = text[piece.Start..Math.Min(end, piece.Start + 40)].Split(',', ' ');
        var whole = Shown(first);
        var thousands = groups.All(group => group.Length == 3) && !whole.Contains('.', StringComparison.Ordinal);
        var together = whole + string.Concat(groups);
        if (previous.Kind != PieceKind.Comma)
        {
            return thousands ? new Fault(piece.Start, "jsonThousands", $"{whole} {string.Join(' ', groups)}", together) : null;
        }

        return groups.Length > 1
            ? new Fault(piece.Start, "jsonThousands", $"{whole},{string.Join(',', groups)}", together)
            : thousands
                ? new Fault(piece.Start, "jsonCommaOrThousands", $"{whole}.{groups[0]}", together)
                : new Fault(piece.Start, "jsonDecimalComma", $"{whole}.{groups[0]}");
    }

    private int DigitsEnd(int from)
    {
        var end = from;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is ',' or ' ' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    private Fault Unclosed(int at)
    {
        var bracket = suspect is { } found && InObject == (text[found.Start] == '{') ? found : open.Peek();
        return new Fault(at, "jsonUnclosed", text[bracket.Start], LineOf(bracket.Start));
    }

    /// <summary>Whether a text begins right behind another one: its quote was meant to stand inside.</summary>
    private bool IsInner(int start) => previous.Kind == PieceKind.Text && previous.End == start;

    private string Key() => previous.Kind == PieceKind.Colon ? Shown(LastKey()) : ":";

    private Piece LastKey()
    {
        var end = text.LastIndexOf('"', previous.Start);
        var start = end > 0 ? text.LastIndexOf('"', end - 1) : -1;
        return start < 0 ? previous : new Piece(PieceKind.Text, start, end + 1);
    }

    private string Shown(Piece piece) => text[piece.Start..Math.Min(piece.End, piece.Start + 40)].Trim('"');

    private bool IsSameLine(int from, int to) => !text.AsSpan(from, to - from).Contains('\n');

    private bool IsFirstInLine(int at)
    {
        var before = at - 1;
        while (before >= 0 && text[before] is ' ' or '\t')
        {
            before--;
        }

        return before < 0 || text[before] == '\n';
    }

    private int Indent(int at)
    {
        var start = LineStart(at);
        var indent = start;
        while (indent < at && text[indent] is ' ' or '\t')
        {
            indent++;
        }

        return indent - start;
    }

    private int LineStart(int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private int LineOf(int at) => 1 + text.AsSpan(0, at).Count('\n');
}
