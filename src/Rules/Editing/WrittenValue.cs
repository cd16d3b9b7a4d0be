using System.Text.Json;
using ActionPlan.Rules.Reading.Syntax;

namespace ActionPlan.Rules.Editing;

/// <summary>A JSON value as it stands in a text: where it begins and ends, in characters from 0.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last.</param>
public sealed record WrittenValue(JsonValueKind Kind, int Start, int End)
{
    private const int Deepest = 32;

    /// <summary>An object's members, in the order of the text.</summary>
    public IReadOnlyList<WrittenMember> Members { get; private init; } = [];

    /// <summary>A list's items.</summary>
    public IReadOnlyList<WrittenValue> Items { get; private init; } = [];

    /// <summary>Where the comma behind it stands; null where there is none.</summary>
    internal int? Comma { get; private init; }

    /// <summary>Null where the text is no JSON: then nothing in it can be found, let alone changed.</summary>
    public static WrittenValue? Of(string text)
    {
        var pieces = new JsonPieces(text);
        return pieces.Next() is { } first && Value(pieces, text, first, 0) is { } value && pieces.Next() is { Kind: PieceKind.End } ? value : null;
    }

    /// <summary>The member of that name; null where there is none.</summary>
    public WrittenValue? Find(string name) => Members.FirstOrDefault(member => member.Name == name)?.Value;

    /// <summary>The value at the end of a path of names and places in lists.</summary>
    public WrittenValue? At(IEnumerable<object> path) => path.Aggregate((WrittenValue?)this, (at, step) => step switch
    {
        string name => at?.Find(name),
        int index => index < at?.Items.Count ? at.Items[index] : null,
        _ => throw new ArgumentException("A path is made of names and places.", nameof(path)),
    });

    /// <summary>The path of names and places that leads to the innermost value around a character, or to the member whose name stands there.</summary>
    public IReadOnlyList<object> PathTo(int position)
    {
        if (Members.FirstOrDefault(member => position >= member.Start && position < member.Value.End) is { } found)
        {
            return [found.Name, .. found.Value.PathTo(position)];
        }

        var index = Items.TakeWhile(item => position >= item.End).Count();
        return index < Items.Count && position >= Items[index].Start ? [index, .. Items[index].PathTo(position)] : [];
    }

    private static WrittenValue? Value(JsonPieces pieces, string text, Piece piece, int depth) => piece.Kind switch
    {
        _ when depth > Deepest => null,
        PieceKind.Text => Word(text, piece) is null ? null : new WrittenValue(JsonValueKind.String, piece.Start, piece.End),
        PieceKind.Number => new WrittenValue(JsonValueKind.Number, piece.Start, piece.End),
        PieceKind.Word => new WrittenValue(text[piece.Start] switch { 't' => JsonValueKind.True, 'f' => JsonValueKind.False, _ =>
            JsonValueKind.Null }, piece.Start, piece.End),
        PieceKind.Open when text[piece.Start] == '{' => Object(pieces, text, piece.Start, depth),
        PieceKind.Open => List(pieces, text, piece.Start, depth),
        _ => null,
    };

    private static WrittenValue? Object(JsonPieces pieces, string text, int start, int depth)
    {
        var members = new List<WrittenMember>();
        for (var next = pieces.Next(); next is { } piece; next = pieces.Next())
        {
            if (IsClose(text, piece, '}'))
            {
                return new WrittenValue(JsonValueKind.Object, start, piece.End) { Members = members };
            }

            if (piece.Kind != PieceKind.Text || pieces.Next() is not { Kind: PieceKind.Colon } || pieces.Next() is not { } begun
                || Value(pieces, text, begun, depth + 1) is not { } value)
            {
                return null;
            }

            if (Behind(pieces, text, '}') is not { } behind || Word(text, piece) is not { } name)
            {
                return null;
            }

            members.Add(new WrittenMember(name, piece.Start, value with { Comma = behind.Comma }));
            if (behind.End is { } end)
            {
                return new WrittenValue(JsonValueKind.Object, start, end) { Members = members };
            }
        }

        return null;
    }

    private static WrittenValue? List(JsonPieces pieces, string text, int start, int depth)
    {
        var items = new List<WrittenValue>();
        for (var next = pieces.Next(); next is { } piece; next = pieces.Next())
        {
            if (IsClose(text, piece, ']'))
            {
                return new WrittenValue(JsonValueKind.Array, start, piece.End) { Items = items };
            }

            if (Value(pieces, text, piece, depth + 1) is not { } value || Behind(pieces, text, ']') is not { } behind)
            {
                return null;
            }

            items.Add(value with { Comma = behind.Comma });
            if (behind.End is { } end)
            {
                return new WrittenValue(JsonValueKind.Array, start, end) { Items = items };
            }
        }

        return null;
    }

    private static (int? Comma, int? End)? Behind(JsonPieces pieces, string text, char close) => pieces.Next() switch
    {
        { Kind: PieceKind.Comma } comma => (comma.Start, null),
        { } piece when IsClose(text, piece, close) => (null, piece.End),
        _ => null,
    };

    /// <summary>Without its escapes; null where they are half a character.</summary>
    private static string? Word(string text, Piece piece)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(text.AsSpan(piece.Start, piece.End - piece.Start));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsClose(string text, Piece piece, char close) => piece.Kind == PieceKind.Close && text[piece.Start] == close;
}

/// <summary>A member of an object as it stands in a text.</summary>
/// <param name="Name">Its name, without escapes.</param>
/// <param name="Start">Where its name begins.</param>
/// <param name="Value">Its value.</param>
public sealed record WrittenMember(string Name, int Start, WrittenValue Value);
